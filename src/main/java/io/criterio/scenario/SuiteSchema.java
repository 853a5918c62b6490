package io.criterio.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.decision.DecisionType;
import io.criterio.scenario.Expected.Manner;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The suite format as a JSON Schema (draft 2020-12), for editors: written from the same records that requests are read
 * into and outcomes are made of, so that it knows every fact and every part of an answer by name.
 *
 * <p>It refuses what {@link SuiteReader} refuses, but for what no schema can tell: a name that is given twice or not at
 * all, a fixture that nobody uses, a row that is too short.
 */
public final class SuiteSchema {

    /** The deepest path that is spelt out in a pattern; what lies below may be called anything. */
    private static final int DEEPEST_PATH = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String RULE_ID = "[A-Z]{3}-[A-Z]{3}-[0-9]{2}";
    private static final List<String> GIVEN =
            List.of("facts", "proposal", "include", "asOf", "caseId", "release", "dryRun");
    private static final List<String> CONDITIONS =
            Arrays.stream(Manner.values()).map(Manner::key).toList();

    private final Map<String, DecisionType> types = new TreeMap<>();
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private SuiteSchema(Collection<DecisionType> types) {
        types.forEach(type -> this.types.put(type.name(), type));
    }

    /** The schema for suites about these decisions, as text; the same types give the same text. */
    public static String of(Collection<DecisionType> types) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(new SuiteSchema(types).schema()) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree in memory can be written", impossible);
        }
    }

    // ---- the suite --------------------------------------------------------------------------------------------

    private ObjectNode schema() {
        ObjectNode schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Criterio scenario suite")
                .put(
                        "description",
                        "Cases and what the answer to each has to hold. A key with dots is a path:"
                                + " facts.policy.charges is charges in policy in facts.");
        ObjectNode properties =
                schema.put("type", "object").put("additionalProperties", false).putObject("properties");
        properties.set("suite", text("The name of the suite, unique among its release's."));
        properties
                .putObject("type")
                .put("description", "The decision that every request asks for.")
                .set("enum", strings(types.keySet()));
        properties
                .putObject("date")
                .put("description", "The business date of every request: asOf.")
                .put("type", "string")
                .put("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
        properties.set("tags", list("Tags of every scenario.", text("")));
        properties
                .putObject("fixtures")
                .put("description", "Partial requests, by name.")
                .put("type", "object")
                .set("additionalProperties", NODES.objectNode().put("type", "object"));
        properties
                .putObject("groups")
                .put("description", "Several fixtures under one name, for forEach.")
                .put("type", "object")
                .set("additionalProperties", list("", text("")));
        properties
                .putObject("defaults")
                .put("description", "What lies under every scenario.")
                .put("type", "object");
        properties.putObject("scenarios").put("type", "array").put("minItems", 1);
        properties.set("undecidable", undecidable());
        schema.set("required", strings(List.of("suite", "type", "scenarios")));
        ArrayNode branches = schema.putArray("allOf");
        types.forEach((name, type) -> branches.add(branch(name, type)));
        ObjectNode defs = schema.putObject("$defs");
        definitions.forEach(defs::set);
        return schema;
    }

    /** What holds for suites of one type. */
    private ObjectNode branch(String name, DecisionType type) {
        define(name, type);
        ObjectNode branch = NODES.objectNode();
        ObjectNode when = branch.putObject("if");
        when.putObject("properties").putObject("type").put("const", name);
        when.set("required", strings(List.of("type")));
        ObjectNode then = branch.putObject("then").putObject("properties");
        then.putObject("fixtures").set("additionalProperties", ref(name + ".given"));
        ObjectNode defaults = object(then.putObject("defaults"));
        defaults.set("use", list("Fixtures, from the lowest to the topmost.", text("")));
        defaults.set("given", ref(name + ".given"));
        then.putObject("scenarios").set("items", ref(name + ".scenario"));
        return branch;
    }

    private static ObjectNode undecidable() {
        ObjectNode entry = NODES.objectNode();
        ObjectNode properties = object(entry);
        properties.set("rule", text("The name of the DRL rule, id and sentence."));
        properties.set("condition", text("The condition as the coverage report writes it."));
        properties.set("because", text("Why no request can decide it alone."));
        entry.set("required", strings(List.of("rule", "condition", "because")));
        return list("Conditions that no request can decide alone; coverage does not ask for them.", entry);
    }

    private void define(String name, DecisionType type) {
        OutcomeShape outcome = OutcomeShape.of(type.outcomeClass());
        definitions.put(name + ".given", given(type));
        definitions.put(name + ".expect", expect(outcome));
        definitions.put(name + ".turn", turn(name));
        definitions.put(name + ".scenario", scenario(name, outcome));
    }

    // ---- scenarios --------------------------------------------------------------------------------------------

    private ObjectNode scenario(String type, OutcomeShape outcome) {
        ObjectNode scenario = NODES.objectNode();
        ObjectNode properties = object(scenario);
        properties.set("name", text("A sentence, unique in the suite."));
        properties.set("rule", ruleId("The rule that it is about."));
        properties.set("rules", list("The rules that it is about.", ruleId("")));
        properties.set(
                "boundaryOf",
                list("Rules that fire in every answer, whose boundary it shows in another way.", ruleId("")));
        properties.set("tags", list("Its own tags, beside the suite's.", text("")));
        properties.set("use", list("Fixtures that are laid over each other.", text("")));
        properties
                .putObject("forEach")
                .put("description", "One case for each fixture: the name of a group, or a list of fixtures.")
                .set("anyOf", array(text(""), list("", text(""))));
        properties.set("given", ref(type + ".given"));
        properties.set("expect", ref(type + ".expect"));
        properties.set("table", table(outcome));
        properties.set(
                "turns",
                list("A journey: what is offered in one turn is a fact of the next.", ref(type + ".turn"))
                        .put("minItems", 1));
        scenario.set("required", strings(List.of("name")));
        ArrayNode all = scenario.putArray("allOf");
        all.addObject().set("anyOf", array(required("expect"), required("table"), required("turns")));
        all.addObject().set("not", required("rule", "rules"));
        ObjectNode alone = all.addObject();
        alone.set("if", required("turns"));
        alone.putObject("then").putObject("not").set("anyOf", array(required("expect"), required("table")));
        return scenario;
    }

    private ObjectNode table(OutcomeShape outcome) {
        ObjectNode table = NODES.objectNode().put("description", "A case for each row.");
        ObjectNode properties = object(table);
        ObjectNode column = NODES.objectNode()
                .put("type", "string")
                .put(
                        "pattern",
                        "^(?:case|given\\.(?:" + String.join("|", GIVEN) + ")(?:\\..+)?|expect\\."
                                + expectedPath(outcome) + ")$");
        properties.set(
                "columns",
                list("case, for the name of the case, and paths that start with given. or expect.", column)
                        .put("minItems", 1));
        properties.set(
                "rows",
                list("A cell for each column.", NODES.objectNode().put("type", "array"))
                        .put("minItems", 1));
        table.set("required", strings(List.of("columns", "rows")));
        return table;
    }

    private static ObjectNode turn(String type) {
        ObjectNode turn = NODES.objectNode();
        ObjectNode properties = object(turn);
        properties.set("name", text("What happens in this turn."));
        properties.set("given", ref(type + ".given"));
        properties.set("expect", ref(type + ".expect"));
        properties.set("offer", list("What is put on the table: BONIFICACION x2.", text("")));
        properties
                .putObject("answer")
                .put("description", "What the customer says to it.")
                .set("enum", strings(List.of("OFFERED", "ACCEPTED", "REJECTED")));
        turn.set("anyOf", array(required("expect"), required("offer")));
        ObjectNode dependent = turn.putObject("dependentRequired");
        dependent.set("offer", strings(List.of("answer")));
        dependent.set("answer", strings(List.of("offer")));
        return turn;
    }

    // ---- what is given ----------------------------------------------------------------------------------------

    private static ObjectNode given(DecisionType type) {
        ObjectNode given = NODES.objectNode().put("description", "A part of the request. ~ takes a fact away again.");
        ObjectNode properties = object(given);
        GIVEN.forEach(properties::putObject);
        for (RecordComponent component : type.requestClass().getRecordComponents()) {
            if (GIVEN.contains(component.getName())) {
                properties.set(component.getName(), facts(component.getGenericType(), new ArrayList<>()));
            }
        }
        given.putObject("patternProperties").putObject("^(?:" + String.join("|", GIVEN) + ")\\..+$");
        return given;
    }

    /** Names for an editor to offer. A suite may ask what is wrong on purpose: nothing is refused here. */
    private static ObjectNode facts(Type type, List<Class<?>> within) {
        ObjectNode schema = NODES.objectNode();
        if (type instanceof ParameterizedType list
                && list.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            schema.set("items", facts(list.getActualTypeArguments()[0], within));
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            schema.set(
                    "examples",
                    strings(Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList()));
        } else if (type instanceof Class<?> plain && plain == Boolean.class) {
            schema.set("examples", NODES.arrayNode().add(true).add(false));
        } else if (type instanceof Class<?> plain && plain.isRecord() && !within.contains(plain)) {
            List<Class<?>> deeper = new ArrayList<>(within);
            deeper.add(plain);
            ObjectNode properties = schema.putObject("properties");
            for (RecordComponent component : plain.getRecordComponents()) {
                properties.set(component.getName(), facts(component.getGenericType(), deeper));
            }
        }
        return schema;
    }

    // ---- what is expected -------------------------------------------------------------------------------------

    private ObjectNode expect(OutcomeShape outcome) {
        ObjectNode expect = NODES.objectNode()
                .put("description", "What the answer has to hold; what is not named does not matter.");
        ObjectNode properties = object(expect);
        outcome.members().forEach((name, shape) -> properties.set(name, expected(shape)));
        ObjectNode rules = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        rules.putObject("patternProperties").putObject("^" + RULE_ID + "$").put("type", "boolean");
        properties
                .putObject("fires")
                .put("description", "Rules that have to fire; or each rule with true or false.")
                .set("anyOf", array(list("", ruleId("")), rules));
        properties.set("doesNotFire", list("Rules that must not fire.", ruleId("")));
        properties.set("problems", problems());
        properties.putObject("not").put("description", "What the answer does not hold: parts of it, as in expect.");
        ObjectNode patterns = expect.putObject("patternProperties");
        patterns.putObject("^fires\\." + RULE_ID + "$").put("type", "boolean");
        if (!outcome.members().isEmpty()) {
            patterns.putObject("^" + memberPath(outcome, DEEPEST_PATH, "") + "$");
        }
        expect.putObject("if").set("required", strings(List.of("problems")));
        expect.putObject("then").put("maxProperties", 1);
        return expect;
    }

    private static ObjectNode problems() {
        ObjectNode problem = NODES.objectNode();
        ObjectNode properties = object(problem);
        properties
                .putObject("pointer")
                .put("description", "JSON Pointer into the request; the empty text is the request itself.")
                .set("type", strings(List.of("string", "null")));
        properties.set("contains", text("A part of what the answer says."));
        problem.set("required", strings(List.of("pointer", "contains")));
        return list("The request is refused, with these problems and no others. Alone in expect.", problem);
    }

    /** What may be said of a part of an answer. */
    private ObjectNode expected(OutcomeShape shape) {
        return switch (shape.kind()) {
            case ANYTHING -> NODES.objectNode();
            case VALUE -> ref(defineValue());
            case LIST -> ref(defineList(shape.element()));
            case RECORD -> ref(defineRecord(shape));
        };
    }

    private String defineValue() {
        String name = "part.value";
        if (!definitions.containsKey(name)) {
            ObjectNode value = NODES.objectNode();
            value.set("anyOf", array(scalar(), conditions(NODES.objectNode(), false)));
            definitions.put(name, value);
        }
        return name;
    }

    private String defineList(OutcomeShape shape) {
        String name = "list." + (shape.kind() == OutcomeShape.Kind.VALUE ? "value" : shape.name());
        if (!definitions.containsKey(name)) {
            ObjectNode list = NODES.objectNode();
            definitions.put(name, list);
            ObjectNode element = expected(shape);
            ObjectNode named = NODES.objectNode().put("type", "object");
            named.putObject("patternProperties").putObject("\\.");
            named.putObject("propertyNames").putObject("not").set("enum", strings(words(true)));
            named.set("additionalProperties", element);
            list.set("anyOf", array(scalar(), list("", element), conditions(element, true), named));
        }
        return name;
    }

    private String defineRecord(OutcomeShape shape) {
        String name = "part." + shape.name();
        if (!definitions.containsKey(name)) {
            ObjectNode definition = NODES.objectNode();
            definitions.put(name, definition);
            ObjectNode members = NODES.objectNode();
            ObjectNode properties = object(members);
            shape.members().forEach((key, member) -> properties.set(key, expected(member)));
            if (!shape.members().isEmpty()) {
                members.putObject("patternProperties").putObject("^" + memberPath(shape, DEEPEST_PATH, "") + "$");
            }
            ArrayNode ways = array(scalar(), members);
            boolean clash = words(false).stream().anyMatch(shape.members()::containsKey);
            if (!clash) {
                ways.add(conditions(NODES.objectNode(), false));
            }
            OutcomeShape tools = shape.members().get(Words.TOOLS);
            if (tools != null) {
                ways.add(list("A package in short: its tools.", expected(tools.element())));
            }
            definition.set("anyOf", ways);
        }
        return name;
    }

    private ObjectNode conditions(ObjectNode element, boolean list) {
        ObjectNode conditions = NODES.objectNode().put("minProperties", 1);
        ObjectNode properties = object(conditions);
        CONDITIONS.forEach(word -> properties.set(word, parts(element)));
        properties.putObject("present").put("type", "boolean");
        properties.putObject("not").put("description", "This is not the case.");
        properties
                .putObject("among")
                .put("description", "One of these is the case.")
                .put("type", "array");
        if (list) {
            properties.putObject("size").set("type", strings(List.of("integer", "object")));
            properties.set("each", element);
        } else {
            properties.putObject("atLeast").put("type", "number");
            properties.putObject("atMost").put("type", "number");
        }
        return conditions;
    }

    /** One of them, or several. */
    private ObjectNode parts(ObjectNode element) {
        String of = element.path("$ref").asText();
        if (of.isEmpty()) {
            return NODES.objectNode();
        }
        String name = "parts." + of.substring(of.lastIndexOf('/') + 1);
        if (!definitions.containsKey(name)) {
            ObjectNode parts = NODES.objectNode();
            definitions.put(name, parts);
            parts.set("anyOf", array(element, list("", element)));
        }
        return ref(name);
    }

    private static Collection<String> words(boolean list) {
        TreeSet<String> words = new TreeSet<>(CONDITIONS);
        words.addAll(List.of("present", "not", "among"));
        words.addAll(list ? List.of("size", "each") : List.of("atLeast", "atMost"));
        return words;
    }

    // ---- paths ------------------------------------------------------------------------------------------------

    /** What a column may name after {@code expect.}. */
    private static String expectedPath(OutcomeShape outcome) {
        String members = outcome.members().isEmpty() ? "" : "|" + memberPath(outcome, DEEPEST_PATH, "?");
        return "(?:fires(?:\\." + RULE_ID + ")?|doesNotFire|problems|not(?:\\..+)?" + members + ")";
    }

    /** A member of a record and what may follow it; {@code optional} says whether anything has to. */
    private static String memberPath(OutcomeShape shape, int depth, String optional) {
        return shape.members().entrySet().stream()
                .map(member -> member.getKey() + "(?:" + below(member.getValue(), depth) + ")" + optional)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String below(OutcomeShape shape, int depth) {
        if (depth == 0) {
            return "\\..+";
        }
        String words = String.join("|", words(shape.kind() == OutcomeShape.Kind.LIST));
        return switch (shape.kind()) {
            case ANYTHING -> "\\..+";
            case VALUE -> "\\.(?:" + words + ")";
            case LIST -> "\\.[^.]+(?:" + below(shape.element(), depth - 1) + ")?";
            case RECORD ->
                shape.members().isEmpty()
                        ? "\\.(?:" + words + ")"
                        : "\\.(?:" + words + "|" + memberPath(shape, depth - 1, "?") + ")";
        };
    }

    // ---- pieces -----------------------------------------------------------------------------------------------

    private static ObjectNode object(ObjectNode schema) {
        return schema.put("type", "object").put("additionalProperties", false).putObject("properties");
    }

    private static ObjectNode list(String description, ObjectNode items) {
        ObjectNode list = NODES.objectNode();
        if (!description.isEmpty()) {
            list.put("description", description);
        }
        list.put("type", "array").set("items", items);
        return list;
    }

    private static ObjectNode text(String description) {
        ObjectNode text = NODES.objectNode();
        if (!description.isEmpty()) {
            text.put("description", description);
        }
        text.set("type", strings(List.of("string", "number", "boolean")));
        return text.put("pattern", "\\S");
    }

    private static ObjectNode ruleId(String description) {
        ObjectNode id = NODES.objectNode();
        if (!description.isEmpty()) {
            id.put("description", description);
        }
        return id.put("type", "string").put("pattern", "^" + RULE_ID + "$");
    }

    private static ObjectNode scalar() {
        ObjectNode scalar = NODES.objectNode();
        scalar.set("type", strings(List.of("string", "number", "boolean", "null")));
        return scalar;
    }

    private static ObjectNode ref(String definition) {
        return NODES.objectNode().put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode required(String... names) {
        ObjectNode schema = NODES.objectNode();
        schema.set("required", strings(List.of(names)));
        return schema;
    }

    private static ArrayNode array(ObjectNode... items) {
        return NODES.arrayNode().addAll(List.of(items));
    }

    private static ArrayNode strings(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
