package io.criterio.scenario;

import io.criterio.json.Pointer;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes suites out of a table: a row is a case; a column is a path that starts with {@code given.} or {@code expect.}, or a
 * setting. A cell is read as YAML: {@code 4}, {@code true}, {@code [RET-BON-01]}, {@code ~}; an empty cell says nothing.
 */
final class TableSuites {

    static final String TYPE = "type";
    static final String DATE = "date";
    private static final String CASE = "case";
    private static final String RULE = "rule";
    private static final String TAGS = "tags";
    /** What the answer adds to a table; whoever sends it again need not cut it off. */
    static final Set<String> ANSWERED = Set.of("result", "differences");

    private static final Set<String> SETTINGS = Set.of(CASE, TYPE, DATE, RULE, TAGS);

    /** Lines of the nodes are cells: row number times this, plus column. */
    private static final int CELLS_A_ROW = 1_000;

    private final Table table;
    private final Map<String, String> settings;
    private final SuiteReader reader;
    private final Problems problems = new Problems();

    private TableSuites(Table table, Map<String, String> settings, SuiteReader reader) {
        this.table = table;
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * Reads a table.
     *
     * @param settings type and date of rows that name none
     * @return a suite for each type and date, its scenarios in the order of the rows and placed by row number
     * @throws ProblemException if something is wrong with the table, with all of it
     */
    static List<Suite> read(Table table, Map<String, String> settings, SuiteReader reader) {
        return new TableSuites(table, settings, reader).suites();
    }

    /** What the rows of one suite have in common. */
    private record Head(String type, String date) {}

    private List<Suite> suites() {
        columns();
        if (table.rows().isEmpty()) {
            problems.add("", "the table has no rows with cases; expected a header row and at least one below it");
        }
        fail();
        Map<Head, List<YamlNode>> scenarios = new LinkedHashMap<>();
        Map<Head, Integer> firstRows = new LinkedHashMap<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Head head = new Head(setting(i, TYPE), setting(i, DATE));
            scenarios.computeIfAbsent(head, none -> new ArrayList<>()).add(scenario(i));
            firstRows.putIfAbsent(head, i);
        }
        fail();
        List<Suite> suites = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        scenarios.forEach((head, items) -> {
            int first = firstRows.getOrDefault(head, 0);
            try {
                suites.add(placed(reader.read("table", suite(head, first, items))));
            } catch (ScenarioProblemsException broken) {
                broken.problems().forEach(problem -> note(problem, told));
            }
        });
        fail();
        return suites;
    }

    private void fail() {
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
    }

    // ---- columns ----------------------------------------------------------------------------------------------

    private void columns() {
        Set<String> seen = new LinkedHashSet<>();
        boolean expects = false;
        for (int i = 0; i < table.columns().size(); i++) {
            String column = table.columns().get(i);
            String at = "column " + Table.letters(i) + " of the header row";
            if (column.isEmpty()) {
                problems.add("", at + " is empty; expected a name");
            } else if (!seen.add(column)) {
                problems.add("", at + " is " + column + " for the second time; keep one");
            } else if (!isKnown(column)) {
                problems.add(
                        "",
                        at + " is " + column
                                + "; expected case, type, date, rule, tags, or a path that starts with given. or expect.");
            }
            expects |= column.startsWith("expect.");
        }
        if (!expects && problems.isEmpty()) {
            problems.add("", "no column starts with expect.; expected one, for example expect.fires");
        }
    }

    private static boolean isKnown(String column) {
        return SETTINGS.contains(column)
                || ANSWERED.contains(column)
                || column.length() > 6 && column.startsWith("given.")
                || column.length() > 7 && column.startsWith("expect.");
    }

    private String setting(int row, String name) {
        int column = table.columns().indexOf(name);
        String cell = column < 0 ? "" : table.rows().get(row).get(column).strip();
        return cell.isEmpty() ? settings.getOrDefault(name, "") : cell;
    }

    // ---- rows -------------------------------------------------------------------------------------------------

    private int line(int row, int column) {
        return table.numbers().get(row) * CELLS_A_ROW + column + 1;
    }

    private YamlNode scenario(int row) {
        List<String> cells = table.rows().get(row);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        Map<String, YamlNode> given = new LinkedHashMap<>();
        Map<String, YamlNode> expect = new LinkedHashMap<>();
        Map<String, Integer> givenLines = new LinkedHashMap<>();
        Map<String, Integer> expectLines = new LinkedHashMap<>();
        int here = line(row, -1);
        entries.put("name", new Scalar(here, name(row)));
        for (int i = 0; i < cells.size(); i++) {
            String column = table.columns().get(i);
            String cell = cells.get(i).strip();
            int line = line(row, i);
            if (cell.isEmpty()) {
                continue;
            }
            if (column.equals(RULE)) {
                entries.put(RULE, new Scalar(line, cell));
                lines.put(RULE, line);
            } else if (column.equals(TAGS)) {
                entries.put(TAGS, tags(cell, line));
                lines.put(TAGS, line);
            } else if (column.startsWith("given.")) {
                put(column.substring("given.".length()), row, i, cell, given, givenLines);
            } else if (column.startsWith("expect.")) {
                put(column.substring("expect.".length()), row, i, cell, expect, expectLines);
            }
        }
        if (!given.isEmpty()) {
            entries.put("given", new Mapping(here, given, givenLines));
        }
        if (expect.isEmpty()) {
            problems.add(
                    "/" + row,
                    table.place(table.numbers().get(row), -1) + " expects nothing; fill one of its" + " expect. cells");
        }
        entries.put("expect", new Mapping(here, expect, expectLines));
        return new Mapping(here, entries, lines);
    }

    private void put(
            String path, int row, int column, String cell, Map<String, YamlNode> into, Map<String, Integer> lines) {
        int line = line(row, column);
        try {
            into.put(path, at(YamlNode.parse(cell), line));
            lines.put(path, line);
        } catch (YamlSyntaxException broken) {
            problems.add(
                    pointer(row, column),
                    table.place(table.numbers().get(row), column) + " cannot be read: " + broken.problem()
                            + ". A text with signs in it is put in double quotes");
        }
    }

    private static Sequence tags(String cell, int line) {
        return new Sequence(
                line,
                Arrays.stream(cell.split("[,\\s]+"))
                        .<YamlNode>map(tag -> new Scalar(line, tag))
                        .toList());
    }

    private static YamlNode at(YamlNode node, int line) {
        if (node instanceof Scalar scalar) {
            return new Scalar(line, scalar.text(), scalar.type());
        }
        if (node instanceof Sequence list) {
            return new Sequence(
                    line, list.items().stream().map(item -> at(item, line)).toList());
        }
        Mapping mapping = (Mapping) node;
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            entries.put(key, at(value, line));
            lines.put(key, line);
        });
        return new Mapping(line, entries, lines);
    }

    private String name(int row) {
        int column = table.columns().indexOf(CASE);
        String name = column < 0 ? "" : table.rows().get(row).get(column).strip();
        int number = table.numbers().get(row);
        return name.isEmpty() ? "row " + number : "row " + number + ": " + name;
    }

    private YamlNode suite(Head head, int firstRow, List<YamlNode> scenarios) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        int typeColumn = table.columns().indexOf(TYPE);
        int dateColumn = table.columns().indexOf(DATE);
        entries.put("suite", new Scalar(1, (head.type() + " " + head.date()).strip() + " table"));
        if (!head.type().isEmpty()) {
            entries.put(TYPE, new Scalar(line(firstRow, typeColumn), head.type()));
            lines.put(TYPE, line(firstRow, typeColumn));
        }
        if (!head.date().isEmpty()) {
            entries.put(DATE, new Scalar(line(firstRow, dateColumn), head.date()));
            lines.put(DATE, line(firstRow, dateColumn));
        }
        entries.put("scenarios", new Sequence(1, scenarios));
        return new Mapping(line(firstRow, -1), entries, lines);
    }

    // ---- places -----------------------------------------------------------------------------------------------

    private void note(ScenarioProblem problem, Set<String> told) {
        int line = problem.place().line();
        int number = line / CELLS_A_ROW;
        int column = line % CELLS_A_ROW - 1;
        // What is wrong with a column is wrong in every row: told of the first.
        if (told.add(column + " " + problem.text())) {
            int row = table.numbers().indexOf(number);
            problems.add(
                    row < 0 ? "" : pointer(row, column),
                    (number < 1 ? "" : table.place(number, column) + ": ")
                            + problem.text()
                            + (problem.text().startsWith("a suite has no type")
                                    ? ": a column type, or ?type= in the address"
                                    : ""));
        }
    }

    private String pointer(int row, int column) {
        return column < 0 || column >= table.columns().size()
                ? "/" + row
                : Pointer.below("/" + row, table.columns().get(column));
    }

    /** The suite with the row number as the line of its scenarios. */
    private static Suite placed(Suite suite) {
        return new Suite(
                suite.name(),
                suite.type(),
                new Place("table", 1),
                suite.scenarios().stream().map(TableSuites::placed).toList(),
                suite.undecidable());
    }

    private static Scenario placed(Scenario one) {
        Place place = new Place("table", one.place().line() / CELLS_A_ROW);
        return new Scenario(
                one.name(),
                place,
                one.rules(),
                one.boundaryOf(),
                one.tags(),
                one.turns().stream().map(turn -> turn.at(place)).toList());
    }

    // ---- results ----------------------------------------------------------------------------------------------

    /**
     * The table with what came of it.
     *
     * @param rows the header and the rows, with two columns more: {@code result} and {@code differences}
     * @param found for each cell what was found instead; null where it is as expected
     */
    record Answered(List<List<String>> rows, List<List<@Nullable String>> found) {

        /** The rows with what was found written into the cells. */
        List<List<String>> marked() {
            List<List<String>> marked = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < rows.get(row).size(); column++) {
                    String actual = found.get(row).get(column);
                    String cell = rows.get(row).get(column);
                    cells.add(actual == null ? cell : cell + " ≠ " + actual);
                }
                marked.add(cells);
            }
            return marked;
        }
    }

    /** Lays results over the table that they are of. */
    static Answered answered(Table table, List<SuiteResult> results) {
        Map<Integer, ScenarioResult> byRow = new LinkedHashMap<>();
        results.forEach(suite ->
                suite.results().forEach(one -> byRow.put(one.scenario().place().line(), one)));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!ANSWERED.contains(table.columns().get(i))) {
                kept.add(i);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        List<List<@Nullable String>> found = new ArrayList<>();
        List<String> header = new ArrayList<>();
        kept.forEach(i -> header.add(table.columns().get(i)));
        header.add("result");
        header.add("differences");
        rows.add(header);
        found.add(nothing(header.size()));
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> cells = new ArrayList<>();
            List<@Nullable String> marks = nothing(header.size());
            for (int i : kept) {
                cells.add(table.rows().get(row).get(i));
            }
            ScenarioResult result = byRow.get(table.numbers().get(row));
            List<Difference> differences = result == null
                    ? List.of()
                    : result.turns().stream()
                            .flatMap(turn -> turn.differences().stream())
                            .toList();
            List<String> elsewhere = new ArrayList<>();
            for (Difference difference : differences) {
                int column = column(header, cells, difference);
                if (column < 0) {
                    elsewhere.add(difference.path() + ": expected " + difference.expected() + ", found "
                            + RunAnswer.shortened(difference.actual()));
                } else {
                    String before = marks.get(column);
                    String actual = actual(header.get(column), difference);
                    marks.set(column, before == null ? actual : before + "; " + actual);
                }
            }
            cells.add(differences.isEmpty() ? "as expected" : "differs");
            cells.add(String.join("; ", elsewhere));
            rows.add(cells);
            found.add(marks);
        }
        return new Answered(rows, found);
    }

    /** What stands in a cell of one rule is whether it fires. */
    private static String actual(String column, Difference difference) {
        return column.startsWith("expect.fires.")
                ? Boolean.toString(difference.path().equals("doesNotFire"))
                : RunAnswer.shortened(difference.actual());
    }

    private static List<@Nullable String> nothing(int size) {
        List<@Nullable String> nothing = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nothing.add(null);
        }
        return nothing;
    }

    /** The column that a difference is about: the one whose path is nearest; -1 for none. */
    private static int column(List<String> header, List<String> cells, Difference difference) {
        boolean ofARule = difference.path().equals("fires") || difference.path().equals("doesNotFire");
        if (ofARule) {
            int column = header.indexOf("expect.fires." + difference.expected());
            if (column >= 0 && !cells.get(column).isBlank()) {
                return column;
            }
        }
        String path = "expect." + difference.path();
        int best = -1;
        for (int i = 0; i < cells.size(); i++) {
            String column = header.get(i);
            boolean about = path.equals(column) || path.startsWith(column + ".") || column.startsWith(path + ".");
            if (about
                    && column.startsWith("expect.")
                    && !cells.get(i).isBlank()
                    && (best < 0 || column.length() > header.get(best).length())) {
                best = i;
            }
        }
        return best;
    }
}
