package io.criterio.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences as a table for a spreadsheet, a row for every place. */
final class DifferencesTable {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final CsvMapper MAPPER = new CsvMapper();
    private static final List<String> COLUMNS =
            List.of("decision", "decidedAt", "type", "caseId", "field", "recorded", "now", "appeared", "vanished");

    /** A spreadsheet takes a cell that begins like this for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private DifferencesTable() {}

    /** Whether a caller would rather have a table than lines of JSON. */
    static boolean isPreferred(List<MediaType> accepted) {
        MediaType table = MediaType.valueOf(CSV);
        MediaType lines = MediaType.valueOf(NDJSON);
        for (MediaType type : accepted) {
            if (type.isCompatible(lines)) {
                return false;
            }
            if (type.isCompatible(table)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the table of a list of lines. */
    static void write(Path file, OutputStream out) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(String.join(",", COLUMNS) + "\n");
        try (BufferedReader lines = Files.newBufferedReader(file);
                SequenceWriter rows =
                        MAPPER.writer(schema.build().withoutHeader()).writeValues(writer)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                write(ChangedDecision.read(line), rows);
            }
        }
    }

    private static void write(ChangedDecision.Line decision, SequenceWriter rows) throws IOException {
        if (decision.differences().isEmpty()) {
            rows.write(row(decision, new ChangedDecision.Place("/rules", null, null, null)));
        }
        for (ChangedDecision.Place place : decision.differences()) {
            rows.write(row(decision, place));
        }
    }

    private static String[] row(ChangedDecision.Line decision, ChangedDecision.Place place) {
        return new String[] {
            decision.decision(),
            decision.decidedAt(),
            decision.type(),
            plain(decision.caseId()),
            place.pointer(),
            value(place.recorded()),
            value(place.now()),
            String.join(" ", decision.appeared()),
            String.join(" ", decision.vanished())
        };
    }

    private static String value(@Nullable JsonNode node) {
        return node == null ? "" : plain(node.isTextual() ? node.textValue() : node.toString());
    }

    private static String plain(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(text.charAt(0)) >= 0 && !isNumber(text) ? "'" + text : text;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+");
    }
}
