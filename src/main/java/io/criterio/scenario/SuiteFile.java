package io.criterio.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One scenario file while it is being read. */
final class SuiteFile {

    private static final Set<String> SUITE =
            Set.of("suite", "type", "date", "tags", "fixtures", "groups", "defaults", "scenarios", "undecidable");
    private static final Set<String> UNDECIDABLE = Set.of("rule", "condition", "because");
    private static final Set<String> DEFAULTS = Set.of("use", "given");
    private static final Set<String> SCENARIO = Set.of(
            "name", "rule", "rules", "boundaryOf", "tags", "use", "forEach", "given", "expect", "table", "turns");
    private static final Set<String> TABLE = Set.of("columns", "rows");
    private static final Set<String> TURN = Set.of("name", "given", "expect", "offer", "answer");
    private static final Set<String> GIVEN =
            Set.of("facts", "proposal", "include", "asOf", "caseId", "release", "dryRun");
    private static final List<String> ANSWERS = List.of("OFFERED", "ACCEPTED", "REJECTED");
    private static final String CASE = "case";

    private final Notes notes;
    private final Map<String, OutcomeShape> types;
    private final Map<String, Mapping> fixtures = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Map<String, Place> names = new HashMap<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    // Set by read(), before any scenario is.
    private ExpectationReader expectations;
    private ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    private List<String> tags = List.of();
    private List<Mapping> defaults = List.of();

    private final int mostCases;
    private final int mostNodes;
    private int cases;
    private long nodes;

    /** Ends the reading of a suite that makes more than it may. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String text;

        TooMuch(Place place, String text) {
            super(text, null, false, false);
            this.place = place;
            this.text = text;
        }

        Place place() {
            return place;
        }

        String text() {
            return text;
        }
    }

    SuiteFile(
            String file,
            Map<String, OutcomeShape> types,
            List<ScenarioProblem> problems,
            int mostCases,
            int mostNodes) {
        this.mostCases = mostCases;
        this.mostNodes = mostNodes;
        this.notes = new Notes(file, problems);
        this.types = types;
        this.expectations = new ExpectationReader(notes, OutcomeShape.of(NoOutcome.class));
    }

    /** Stands in for the outcomes of an unknown type. */
    private record NoOutcome() {}

    @Nullable
    Suite read(YamlNode root) {
        Mapping suite = notes.section(root, "a suite", SUITE);
        if (suite == null) {
            return null;
        }
        String name = notes.text(suite, "suite", "a suite");
        String type = type(suite);
        date(suite.get("date"));
        tags = notes.texts(suite.get("tags"), "tags");
        notes.entries(suite.get("fixtures"), "fixtures").forEach((key, node) -> fixtures.put(key, given(node)));
        notes.entries(suite.get("groups"), "groups")
                .forEach((key, node) -> groups.put(key, notes.texts(node, "group " + key)));
        YamlNode lowest = suite.get("defaults");
        Mapping section = lowest == null ? null : notes.section(lowest, "defaults", DEFAULTS);
        defaults = section == null ? List.of() : layers(section);
        List<YamlNode> items = notes.items(suite.get("scenarios"), "scenarios");
        if (items.isEmpty()) {
            notes.add(suite.line(), "a suite has no scenarios; expected at least one");
        }
        items.forEach(this::scenario);
        Set<String> unused = new TreeSet<>(fixtures.keySet());
        unused.removeAll(used);
        unused.forEach(fixture -> notes.add(
                suite.get("fixtures") instanceof Mapping mapping ? mapping.keyLine(fixture) : suite.line(),
                "fixture " + fixture + " is not used; expected a scenario that uses it, or no such fixture"));
        List<Undecidable> undecidable = notes.items(suite.get("undecidable"), "undecidable").stream()
                .map(this::undecidable)
                .filter(Objects::nonNull)
                .toList();
        return name == null || type == null ? null : new Suite(name, type, notes.place(suite), scenarios, undecidable);
    }

    private @Nullable Undecidable undecidable(YamlNode node) {
        Mapping entry = notes.section(node, "an undecidable condition", UNDECIDABLE);
        if (entry == null) {
            return null;
        }
        String what = "an undecidable condition";
        String rule = notes.text(entry, "rule", what);
        String condition = notes.text(entry, "condition", what);
        String because = notes.text(entry, "because", what);
        return rule == null || condition == null || because == null
                ? null
                : new Undecidable(rule, condition, because, notes.place(entry));
    }

    private @Nullable String type(Mapping suite) {
        String type = notes.text(suite, "type", "a suite");
        if (type != null) {
            OutcomeShape shape = types.get(type);
            if (shape == null) {
                notes.add(
                        suite.keyLine("type"),
                        "type is " + type + "; expected one of " + new TreeSet<>(types.keySet()));
                return null;
            }
            expectations = new ExpectationReader(notes, shape);
            envelope = envelope.put("type", type);
        }
        return type;
    }

    private void date(@Nullable YamlNode node) {
        String date = node == null ? null : notes.text(node, "date");
        if (node != null && date != null) {
            try {
                envelope = envelope.put("asOf", LocalDate.parse(date).toString());
            } catch (DateTimeParseException noDate) {
                notes.add(node.line(), "date is " + date + "; expected a date like 2026-11-23");
            }
        }
    }

    // ---- what is given ----------------------------------------------------------------------------------------

    private Mapping given(YamlNode node) {
        Mapping mapping = notes.mapping(node, "given");
        if (mapping == null) {
            return Paths.empty(node.line());
        }
        Mapping given = Paths.writtenOut(mapping);
        notes.section(given, "given", GIVEN);
        return given;
    }

    /** The fixtures that a section uses, in order, and over them what it gives itself. */
    private List<Mapping> layers(Mapping section) {
        List<Mapping> layers = new ArrayList<>();
        YamlNode use = section.get("use");
        for (String fixture : notes.texts(use, "use")) {
            layers.add(fixture(fixture, use == null ? section.line() : use.line()));
        }
        YamlNode given = section.get("given");
        if (given != null) {
            layers.add(given(given));
        }
        return layers;
    }

    private Mapping fixture(String name, int line) {
        used.add(name);
        Mapping fixture = fixtures.get(name);
        if (fixture == null) {
            notes.unknown(line, name, "fixtures", fixtures.keySet());
            return Paths.empty(line);
        }
        return fixture;
    }

    private ObjectNode request(List<Mapping> layers, int line) {
        Mapping given = Paths.over(layers, line);
        count(given);
        cases++;
        if (cases > mostCases) {
            throw new TooMuch(
                    notes.place(given),
                    "the suite makes more than " + mostCases + " requests; expected at most so many");
        }
        ObjectNode request = envelope.deepCopy();
        request.setAll(Requests.of(given));
        return request;
    }

    private void count(YamlNode node) {
        nodes++;
        if (nodes > mostNodes) {
            throw new TooMuch(
                    notes.place(node),
                    "the requests and expectations of the suite hold more than " + mostNodes
                            + " values together; expected at most so many: what lies under every scenario counts for each");
        }
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(this::count);
        } else if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(this::count);
        }
    }

    // ---- scenarios --------------------------------------------------------------------------------------------

    /** What the cases of one scenario have in common. */
    private record Head(String name, List<String> rules, List<String> boundaryOf, List<String> tags) {}

    private void scenario(YamlNode node) {
        Mapping scenario = notes.section(node, "a scenario", SCENARIO);
        String name = scenario == null ? null : notes.text(scenario, "name", "a scenario");
        if (scenario == null || name == null) {
            return;
        }
        List<String> ownTags = new ArrayList<>(tags);
        ownTags.addAll(notes.texts(scenario.get("tags"), "tags"));
        Head head = new Head(name, rules(scenario), rules(scenario.get("boundaryOf"), "boundaryOf"), ownTags);
        YamlNode each = scenario.get("forEach");
        if (each == null) {
            cases(scenario, head, "", List.of());
        } else {
            for (String fixture : eachOf(each)) {
                cases(scenario, head, " (" + fixture + ")", List.of(fixture(fixture, each.line())));
            }
        }
    }

    private List<String> rules(Mapping scenario) {
        YamlNode one = scenario.get("rule");
        if (one == null) {
            return rules(scenario.get("rules"), "rules");
        }
        if (scenario.get("rules") != null) {
            notes.add(scenario.line(), "a scenario has rule and rules; expected one of them");
        }
        String id = notes.text(one, "rule");
        if (id == null) {
            return List.of();
        }
        notes.ruleId(id, one.line());
        return List.of(id);
    }

    private List<String> rules(@Nullable YamlNode node, String what) {
        List<String> ids = notes.texts(node, what);
        ids.forEach(id -> notes.ruleId(id, node == null ? 1 : node.line()));
        return ids;
    }

    private List<String> eachOf(YamlNode each) {
        if (each instanceof Scalar scalar) {
            List<String> group = groups.get(scalar.text());
            if (group == null) {
                notes.unknown(each.line(), scalar.text(), "groups", groups.keySet());
                return List.of();
            }
            return group;
        }
        List<String> fixtures = notes.texts(each, "forEach");
        if (fixtures.isEmpty()) {
            notes.add(each.line(), "forEach names no fixture; expected at least one, or a group");
        }
        return fixtures;
    }

    private void cases(Mapping scenario, Head head, String variant, List<Mapping> each) {
        List<Mapping> given = new ArrayList<>(defaults);
        List<Mapping> own = layers(scenario);
        boolean givesItself = scenario.get("given") != null;
        given.addAll(givesItself ? own.subList(0, own.size() - 1) : own);
        given.addAll(each);
        if (givesItself) {
            given.add(own.get(own.size() - 1));
        }
        YamlNode table = scenario.get("table");
        YamlNode turns = scenario.get("turns");
        YamlNode expect = scenario.get("expect");
        if (turns != null) {
            if (table != null || expect != null) {
                notes.add(
                        scenario.line(),
                        "a scenario has turns and " + (table != null ? "a table" : "expect")
                                + "; expected turns alone: each turn has its own expect");
            }
            add(head, variant, notes.place(scenario), turns(turns, given));
        } else if (table != null) {
            table(scenario, head, variant, given, expect == null ? Paths.empty(scenario.line()) : expect(expect));
        } else if (expect != null) {
            add(
                    head,
                    variant,
                    notes.place(scenario),
                    List.of(turn(head.name(), notes.place(scenario), given, expect(expect))));
        } else {
            notes.add(
                    scenario.line(), "scenario " + head.name() + " expects nothing; expected expect, a table or turns");
        }
    }

    private Mapping expect(YamlNode node) {
        Mapping expect = notes.mapping(node, "expect");
        return expect == null ? Paths.empty(node.line()) : expectations.normal(Paths.writtenOut(expect));
    }

    private Mapping counted(Mapping expect) {
        count(expect);
        return expect;
    }

    private Turn turn(String name, Place place, List<Mapping> given, Mapping expect) {
        count(expect);
        return new Turn(name, place, request(given, place.line()), expectations.read(expect));
    }

    private void add(Head head, String variant, Place place, List<Turn> turns) {
        String name = head.name() + variant;
        Place earlier = names.put(name, place);
        if (earlier != null) {
            notes.add(
                    place.line(),
                    "scenario " + name + " is there already, on line " + earlier.line()
                            + "; expected a name of its own");
        }
        if (!turns.isEmpty()) {
            scenarios.add(new Scenario(name, place, head.rules(), head.boundaryOf(), head.tags(), turns));
        }
    }

    // ---- tables -----------------------------------------------------------------------------------------------

    private void table(Mapping scenario, Head head, String variant, List<Mapping> given, Mapping expect) {
        YamlNode node = scenario.get("table");
        Mapping table = node == null ? null : notes.section(node, "a table", TABLE);
        if (table == null) {
            return;
        }
        List<String> columns = notes.texts(table.get("columns"), "columns");
        for (String column : columns) {
            if (!column.equals(CASE) && !column.startsWith("given.") && !column.startsWith("expect.")) {
                notes.add(
                        table.keyLine("columns"),
                        "column " + column
                                + " is unknown; expected case, or a path that starts with given. or expect.");
                return;
            }
        }
        List<YamlNode> rows = notes.items(table.get("rows"), "rows");
        if (columns.isEmpty() || rows.isEmpty()) {
            notes.add(
                    table.line(),
                    "a table has no " + (columns.isEmpty() ? "columns" : "rows") + "; expected at least one");
        }
        for (YamlNode row : rows) {
            List<YamlNode> cells = notes.items(row, "a row");
            if (cells.size() != columns.size()) {
                notes.add(
                        row.line(),
                        "a row has " + cells.size() + " cells; expected " + columns.size() + ", one for each column");
            } else {
                row(head, variant, notes.place(row), given, expect, columns, cells);
            }
        }
    }

    private void row(
            Head head,
            String variant,
            Place place,
            List<Mapping> given,
            Mapping expect,
            List<String> columns,
            List<YamlNode> cells) {
        Mapping row = Paths.empty(place.line());
        List<String> words = new ArrayList<>();
        String name = null;
        for (int i = 0; i < cells.size(); i++) {
            String column = columns.get(i);
            YamlNode cell = cells.get(i);
            if (column.equals(CASE)) {
                name = notes.text(cell, CASE);
            } else {
                row = Paths.over(row, Paths.at(column, Paths.writtenOut(cell), place.line()));
                if (column.startsWith("given.")) {
                    words.add(column.substring(column.lastIndexOf('.') + 1) + " " + words(cell));
                }
            }
        }
        List<Mapping> layers = new ArrayList<>(given);
        if (row.get("given") instanceof Mapping cellsGiven) {
            layers.add(given(cellsGiven));
        }
        Mapping expected =
                row.get("expect") instanceof Mapping own ? Paths.over(expect, expectations.normal(own)) : expect;
        String full = variant + ": " + (name == null ? String.join(", ", words) : name);
        add(head, full, place, List.of(turn(head.name() + full, place, layers, expected)));
    }

    private static String words(YamlNode cell) {
        if (cell instanceof Scalar scalar) {
            return scalar.type() == Scalar.Type.NOTHING ? "unknown" : scalar.text();
        }
        if (cell instanceof YamlNode.Sequence list) {
            return list.items().stream().map(SuiteFile::words).collect(Collectors.joining(" + "));
        }
        return ((Mapping) cell)
                .entries().values().stream().map(SuiteFile::words).collect(Collectors.joining(" "));
    }

    // ---- journeys ---------------------------------------------------------------------------------------------

    private List<Turn> turns(YamlNode node, List<Mapping> given) {
        List<Mapping> layers = new ArrayList<>(given);
        List<Offered> offered = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (YamlNode item : notes.items(node, "turns")) {
            Mapping turn = notes.section(item, "a turn", TURN);
            if (turn == null) {
                continue;
            }
            YamlNode learnt = turn.get("given");
            if (learnt != null) {
                layers.add(given(learnt));
            }
            YamlNode expect = turn.get("expect");
            if (expect != null) {
                ObjectNode request = request(layers, turn.line());
                for (Offered offer : offered) {
                    request = Requests.withOffers(request, offer.tools(), offer.answer());
                }
                turns.add(new Turn(
                        turnName(turn, turns.size() + 1),
                        notes.place(turn),
                        request,
                        expectations.read(counted(expect(expect)))));
            } else if (turn.get("offer") == null) {
                notes.add(turn.line(), "a turn has neither expect nor offer; expected one of them, or both");
            }
            Offered offer = offered(turn);
            if (offer != null) {
                offered.add(offer);
            }
        }
        if (turns.isEmpty()) {
            notes.add(node.line(), "turns ask for no decision; expected a turn with expect");
        }
        return turns;
    }

    /** What was put on the table in a turn, and what the customer said. */
    private record Offered(List<ObjectNode> tools, String answer) {}

    private @Nullable Offered offered(Mapping turn) {
        YamlNode offer = turn.get("offer");
        YamlNode answer = turn.get("answer");
        if (offer == null && answer == null) {
            return null;
        }
        if (offer == null || !(answer instanceof Scalar scalar) || !ANSWERS.contains(scalar.text())) {
            notes.add(
                    turn.line(),
                    "a turn has "
                            + (offer == null ? "answer but no offer" : "an offer without one of the answers " + ANSWERS)
                            + "; expected both, for example offer: [BONIFICACION, PRIVILEGIO] and answer: REJECTED");
            return null;
        }
        List<ObjectNode> tools = new ArrayList<>();
        for (String words : notes.texts(offer, "offer")) {
            ObjectNode tool = Words.tool(words);
            if (tool == null || tool.has("status")) {
                notes.add(
                        offer.line(),
                        "offer is " + words + "; expected a tool, perhaps with its quantity: BONIFICACION x2");
            } else {
                tools.add(tool);
            }
        }
        return new Offered(tools, scalar.text());
    }

    private String turnName(Mapping turn, int number) {
        YamlNode name = turn.get("name");
        String text = name == null ? null : notes.text(name, "name");
        return text == null ? "turn " + number : number + ". " + text;
    }
}
