package io.criterio.scenario;

import io.criterio.scenario.Expectation.ExpectedProblem;
import io.criterio.scenario.Expected.Manner;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what stands under {@code expect}, with paths written out. */
final class ExpectationReader {

    private static final String FIRES = "fires";
    private static final String DOES_NOT_FIRE = "doesNotFire";
    private static final String PROBLEMS = "problems";
    private static final Set<String> OWN_KEYS = Set.of(FIRES, DOES_NOT_FIRE, PROBLEMS, "not");
    private static final Set<String> PROBLEM_KEYS = Set.of("pointer", "contains");
    private static final String SIZE = "size";
    private static final String PRESENT = "present";
    private static final String NOT = "not";
    private static final String AMONG = "among";
    private static final String EACH = "each";
    private static final String AT_LEAST = "atLeast";
    private static final String AT_MOST = "atMost";
    private static final OutcomeShape NUMBER =
            Objects.requireNonNull(OutcomeShape.of(Sized.class).members().get(SIZE));
    private static final Set<String> LIST_WORDS = words(Set.of(SIZE, PRESENT, NOT, AMONG, EACH));
    private static final Set<String> VALUE_WORDS = words(Set.of(PRESENT, NOT, AMONG, AT_LEAST, AT_MOST));

    private final Notes notes;
    private final OutcomeShape outcome;

    ExpectationReader(Notes notes, OutcomeShape outcome) {
        this.notes = notes;
        this.outcome = outcome;
    }

    private static Set<String> words(Set<String> more) {
        Set<String> words = new TreeSet<>(more);
        for (Manner manner : Manner.values()) {
            words.add(manner.key());
        }
        return words;
    }

    /** The same with every rule under {@code fires}, as true or false, so that what lies above can change one rule. */
    Mapping normal(Mapping expect) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(expect.entries());
        Map<String, Integer> lines = new HashMap<>(expect.keyLines());
        Mapping fires = Paths.over(
                rules(entries.remove(FIRES), FIRES, true), rules(entries.remove(DOES_NOT_FIRE), DOES_NOT_FIRE, false));
        if (!fires.entries().isEmpty()) {
            entries.put(FIRES, fires);
            lines.put(FIRES, fires.line());
        }
        return new Mapping(expect.line(), entries, lines);
    }

    private Mapping rules(@Nullable YamlNode node, String what, boolean fires) {
        if (fires && node instanceof Mapping mapping) {
            return mapping;
        }
        Mapping rules = Paths.empty(node == null ? 1 : node.line());
        for (String id : notes.texts(node, what)) {
            Scalar value = new Scalar(rules.line(), Boolean.toString(fires), Scalar.Type.BOOLEAN);
            rules = Paths.over(rules, new Mapping(rules.line(), Map.of(id, value)));
        }
        return rules;
    }

    /** Reads the {@link #normal} form. */
    Expectation read(Mapping expect) {
        YamlNode problems = expect.get(PROBLEMS);
        if (problems != null) {
            if (expect.entries().size() > 1) {
                notes.add(
                        expect.line(),
                        "expect has problems and " + expect.entries().keySet()
                                + "; expected problems alone: a refused request has no outcome");
            }
            return Expectation.refused(problems(problems));
        }
        List<String> fires = new ArrayList<>();
        List<String> doesNotFire = new ArrayList<>();
        notes.entries(expect.get(FIRES), FIRES).forEach((rule, value) -> {
            notes.ruleId(rule, value.line());
            if (!(value instanceof Scalar scalar) || scalar.type() != Scalar.Type.BOOLEAN) {
                notes.add(
                        value.line(), FIRES + " of " + rule + " is " + Notes.kind(value) + "; expected true or false");
            } else {
                (Boolean.parseBoolean(scalar.text()) ? fires : doesNotFire).add(rule);
            }
        });
        Map<String, Expected> members = new LinkedHashMap<>();
        List<Expected> unexpected = new ArrayList<>();
        Map<String, OutcomeShape> shapes = outcome.members();
        expect.entries().forEach((key, node) -> {
            OutcomeShape shape = shapes.get(key);
            if (shape != null) {
                members.put(key, expected(node, key, shape));
            } else if (key.equals(NOT)) {
                unexpected.add(new Expected.Not(expected(node, NOT, outcome)));
            } else if (!OWN_KEYS.contains(key)) {
                Set<String> known = new TreeSet<>(OWN_KEYS);
                known.addAll(shapes.keySet());
                notes.unknown(expect.keyLine(key), key, "expect", known);
            }
        });
        Expected all = new Expected.Members(members);
        if (!unexpected.isEmpty()) {
            unexpected.add(0, all);
            all = new Expected.All(unexpected);
        }
        return Expectation.decided(all, fires, doesNotFire);
    }

    private List<ExpectedProblem> problems(YamlNode node) {
        List<ExpectedProblem> problems = new ArrayList<>();
        for (YamlNode item : notes.items(node, PROBLEMS)) {
            Mapping problem = notes.section(item, "a problem", PROBLEM_KEYS);
            if (problem != null) {
                YamlNode pointer = problem.get("pointer");
                String contains = notes.text(problem, "contains", "a problem");
                // The pointer to the whole request is the empty text.
                if (pointer instanceof Scalar text && contains != null) {
                    problems.add(new ExpectedProblem(text.text(), contains));
                } else if (pointer == null) {
                    notes.add(item.line(), "a problem has no pointer; expected a JSON Pointer into the request");
                } else if (!(pointer instanceof Scalar)) {
                    notes.add(
                            pointer.line(),
                            "pointer is " + Notes.kind(pointer) + "; expected a JSON Pointer into the request");
                }
            }
        }
        return problems;
    }

    /** What is said of anything of a shape, with paths written out: of an outcome, or of a request. */
    Expected of(Mapping mapping, String what, OutcomeShape shape) {
        return members(mapping, what, shape);
    }

    private Expected expected(YamlNode node, String what, OutcomeShape shape) {
        if (node instanceof Scalar scalar) {
            return scalar.type() == Scalar.Type.NOTHING
                    ? new Expected.Absent()
                    : new Expected.Value(Requests.value(scalar));
        }
        if (node instanceof Sequence list) {
            return elements(list, what, shape);
        }
        return members((Mapping) node, what, shape);
    }

    private Expected elements(Sequence list, String what, OutcomeShape shape) {
        OutcomeShape element = switch (shape.kind()) {
            case LIST, ANYTHING -> shape.element();
            // A package in short: the list of its tools.
            case RECORD -> {
                OutcomeShape tools = shape.members().get(Words.TOOLS);
                yield tools == null ? null : tools.element();
            }
            case VALUE -> null;
        };
        if (element == null) {
            notes.add(
                    list.line(), what + " is a list; expected " + described(shape) + ": the answer has no list there");
            return new Expected.Absent();
        }
        return new Expected.Elements(list.items().stream()
                .map(item -> expected(item, "an element of " + what, element))
                .toList());
    }

    private Expected members(Mapping mapping, String what, OutcomeShape shape) {
        Set<String> words = shape.kind() == OutcomeShape.Kind.LIST ? LIST_WORDS : VALUE_WORDS;
        boolean conditions = !mapping.entries().isEmpty()
                && words.containsAll(mapping.entries().keySet())
                && shape.members().keySet().stream().noneMatch(mapping.entries()::containsKey);
        if (conditions) {
            return conditions(mapping, what, shape);
        }
        Map<String, OutcomeShape> shapes = shape.members();
        Map<String, Expected> members = new LinkedHashMap<>();
        mapping.entries().forEach((key, node) -> {
            OutcomeShape member = switch (shape.kind()) {
                case RECORD -> shapes.get(key);
                case LIST, ANYTHING -> words.contains(key) ? null : shape.element();
                case VALUE -> null;
            };
            if (member == null) {
                notes.unknown(
                        mapping.keyLine(key),
                        key,
                        what,
                        shape.kind() == OutcomeShape.Kind.RECORD ? shapes.keySet() : words);
            } else {
                members.put(key, expected(node, key, member));
            }
        });
        return new Expected.Members(members);
    }

    private Expected conditions(Mapping mapping, String what, OutcomeShape shape) {
        List<Expected> all = new ArrayList<>();
        mapping.entries().forEach((key, node) -> {
            Expected one = condition(key, node, what, shape);
            if (one != null) {
                all.add(one);
                return;
            }
            List<YamlNode> parts = node instanceof Sequence list ? list.items() : List.of(node);
            Manner.of(key)
                    .ifPresent(manner -> all.add(new Expected.Holding(
                            manner,
                            parts.stream()
                                    .map(part -> expected(part, "a part of " + what, shape.element()))
                                    .toList())));
        });
        return all.size() == 1 ? all.get(0) : new Expected.All(all);
    }

    /** Has a number, for words about one. */
    private record Sized(int size) {}

    /** What one word says; null for a word that says how parts are held. */
    private @Nullable Expected condition(String key, YamlNode node, String what, OutcomeShape shape) {
        return switch (key) {
            case SIZE, PRESENT ->
                node instanceof Mapping bounds
                        ? new Expected.Sized(members(bounds, SIZE, NUMBER))
                        : sizeOrPresence(key, node);
            case NOT -> new Expected.Not(expected(node, what, shape));
            case AMONG ->
                new Expected.Among(notes.items(node, AMONG).stream()
                        .map(item -> expected(item, what, shape))
                        .toList());
            case EACH -> new Expected.Each(expected(node, "an element of " + what, shape.element()));
            case AT_LEAST, AT_MOST -> bound(key, node);
            default -> null;
        };
    }

    private Expected bound(String key, YamlNode node) {
        if (node instanceof Scalar scalar
                && (scalar.type() == Scalar.Type.INTEGER || scalar.type() == Scalar.Type.DECIMAL)) {
            BigDecimal number = new BigDecimal(scalar.text());
            return key.equals(AT_LEAST) ? new Expected.AtLeast(number) : new Expected.AtMost(number);
        }
        notes.add(node.line(), key + " is " + Notes.kind(node) + "; expected a number");
        return new Expected.Absent();
    }

    private Expected sizeOrPresence(String key, YamlNode node) {
        if (node instanceof Scalar scalar) {
            if (key.equals(SIZE)
                    && scalar.type() == Scalar.Type.INTEGER
                    && scalar.text().length() < 7) {
                return new Expected.Size(Integer.parseInt(scalar.text()));
            }
            if (key.equals(PRESENT) && scalar.type() == Scalar.Type.BOOLEAN) {
                return new Expected.Present(Boolean.parseBoolean(scalar.text()));
            }
        }
        notes.add(
                node.line(),
                key + " is " + Notes.kind(node) + "; expected " + (key.equals(SIZE) ? "a number" : "true or false"));
        return new Expected.Absent();
    }

    private static String described(OutcomeShape shape) {
        return shape.kind() == OutcomeShape.Kind.RECORD
                ? "some of " + String.join(", ", shape.members().keySet())
                : "one value";
    }
}
