package io.criterio.assignment.team;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bases out of a table with a row for every record: consecutive rows of one executive are a base. Each becomes the JSON
 * that would stand on a line of the other kind of stream, so that everything else is the same.
 */
final class CsvOffers implements Offers {

    /** The most executives of a table: each is remembered, to notice one who comes back. */
    private static final int MOST_EXECUTIVES = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    /** Of all of them together, in UTF-16 units. */
    private static final long MOST_REMEMBERED = 64 << 20;

    /** Nobody's id is longer, in UTF-16 units: it need not be remembered, it is refused. */
    private static final int LONGEST_ID = 400;

    private final CsvRows rows;
    private final CsvColumns columns;
    private final int executiveColumn;
    private final List<Member> members;
    private final byte[] beginning;
    private final int longest;
    private final LineReader reader;
    private final Map<String, Long> seen = new HashMap<>();
    private long remembered;
    private boolean rowWaits;

    /**
     * Reads the first row.
     *
     * @param longest the most bytes of a base, as JSON
     * @throws ProblemException if there is none, or the columns are not right
     */
    CsvOffers(InputStream input, CsvEnvelope envelope, int longest, LineReader reader) throws IOException {
        this.rows = new CsvRows(input);
        boolean named = rows.next();
        if (named && rows.problem() != null) {
            throw new ProblemException(ProblemKind.VALIDATION, "The first row: " + rows.problem() + ".");
        }
        this.columns = CsvColumns.of(named ? rows.cells() : List.of());
        this.executiveColumn = columns.place(CsvColumns.EXECUTIVE);
        this.members = List.of(
                member("id", null, "id", null),
                member("origin", null, "origin", null),
                member("status", null, "status", null),
                member("propensity", null, "propensity", NUMBER),
                member("sector", null, "sector", null),
                member("company", null, "company", null),
                member("convenio", null, "convenio", null),
                member("lat", "location", "lat", NUMBER),
                member("lon", "location", "lon", NUMBER),
                member("commitmentDate", "commitment", "date", null),
                member("commitmentKept", "commitment", "kept", BOOLEAN),
                member("referredOn", null, "referredOn", null),
                member("assignedTo", null, "assignedTo", null));
        this.beginning = envelope.beginning();
        this.longest = longest;
        this.reader = reader;
    }

    /**
     * A member of a record and where it comes from.
     *
     * @param place of the column; -1 when there is none
     * @param parent the member that it is in, if it is in one
     * @param bare what is written without quotes; anything else is a text, for the reader to refuse
     */
    private record Member(
            int place,
            @Nullable String parent,
            String name,
            @Nullable Pattern bare) {}

    private Member member(String column, @Nullable String parent, String name, @Nullable Pattern bare) {
        return new Member(columns.place(column), parent, name, bare);
    }

    @Override
    public @Nullable Unread next() throws IOException {
        if (!rowWaits && !rows.next()) {
            return null;
        }
        rowWaits = false;
        long line = rows.line();
        String executive = executive();
        if (executive == null) {
            return refused(line, null, ProblemKind.VALIDATION, "/facts/executive/id", notOfAnybody());
        }
        Base base = new Base(executive);
        do {
            base.add();
            rowWaits = rows.next();
            // A row of nobody's is an error in the base that it stands in.
        } while (rowWaits && (executive() == null || executive.equals(executive())));
        Long first = seen.get(executive);
        if (first != null) {
            return refused(
                    line,
                    executive,
                    ProblemKind.VALIDATION,
                    "/facts/executive/id",
                    "\"" + shortened(executive) + "\" had rows before, from line " + first
                            + " on; expected the rows of an executive one after the other: sort the table by executive");
        }
        if (seen.size() == MOST_EXECUTIVES || remembered + executive.length() > MOST_REMEMBERED) {
            return refused(
                    line,
                    executive,
                    ProblemKind.TOO_LARGE,
                    "/facts/executive/id",
                    "is one more than " + seen.size() + " executives, of at most " + MOST_EXECUTIVES + " and "
                            + MOST_REMEMBERED + " characters; send the rest in a table of its own");
        }
        if (executive.length() <= LONGEST_ID) {
            seen.put(executive, line);
            remembered += executive.length();
        }
        return base.unread(line);
    }

    private @Nullable String executive() {
        List<String> cells = rows.cells();
        String executive = executiveColumn < cells.size() ? cells.get(executiveColumn) : "";
        return executive.isEmpty() ? null : executive;
    }

    private String notOfAnybody() {
        return rows.problem() != null ? rows.problem() : "executive is missing; expected whose record the row is";
    }

    private static Unread refused(
            long line, @Nullable String executive, ProblemKind kind, String pointer, String text) {
        ProblemException why = new ProblemException(kind, pointer + " " + text, List.of(new FieldError(pointer, text)));
        return Unread.of(new Offer.Refused(line, executive, why, null));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** The rows of one executive, as JSON. */
    private final class Base {

        private final String executive;
        private final ByteArrayOutputStream json = new ByteArrayOutputStream(4_096);
        private final Problems problems = new Problems();
        private final Rows lines = new Rows();
        private boolean tooLarge;

        Base(String executive) {
            this.executive = executive;
            json.writeBytes(beginning);
            ascii(",\"executive\":{\"id\":");
            text(executive);
            ascii("},\"records\":[");
        }

        /** Adds the row that is being read. */
        void add() {
            if (json.size() > longest) {
                tooLarge = true;
                return;
            }
            String at = "/facts/records/" + lines.size();
            if (lines.size() > 0) {
                json.write(',');
            }
            lines.add(rows.line());
            List<String> cells = rows.cells();
            String problem = rows.problem();
            if (problem == null && executive() == null) {
                problem = notOfAnybody();
            }
            if (problem == null && cells.size() != columns.count()) {
                problem = "the row has " + cells.size() + " cells; the first row has " + columns.count();
            }
            if (problem == null) {
                record(cells);
            } else {
                // Nothing is said of what is not in this record.
                problems.unreadable(at, problem);
                ascii("{}");
            }
        }

        private void record(List<String> cells) {
            String separator = "{";
            String parent = null;
            boolean empty = true;
            for (Member member : members) {
                String cell = member.place() < 0 ? "" : cells.get(member.place());
                if (cell.isEmpty()) {
                    continue;
                }
                if (parent != null && !parent.equals(member.parent())) {
                    json.write('}');
                    parent = null;
                }
                ascii(separator);
                separator = ",";
                if (member.parent() != null && parent == null) {
                    parent = member.parent();
                    ascii("\"" + parent + "\":{");
                }
                ascii("\"" + member.name() + "\":");
                if (member.bare() != null && member.bare().matcher(cell).matches()) {
                    ascii(cell);
                } else {
                    text(cell);
                }
                empty = false;
            }
            ascii(empty ? "{}" : parent == null ? "}" : "}}");
        }

        private void text(String text) {
            json.write('"');
            json.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
            json.write('"');
        }

        private void ascii(String text) {
            json.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Unread unread(long line) {
            if (tooLarge) {
                return refused(
                        line,
                        executive,
                        ProblemKind.TOO_LARGE,
                        "/facts/records",
                        "has more than " + longest + " bytes as JSON, which is the limit; send less to an executive");
            }
            ascii("]}}");
            byte[] document = json.toByteArray();
            return new Unread(
                    line, document.length, () -> reader.read(line, document, document.length, problems, lines));
        }
    }
}
