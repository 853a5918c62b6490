package io.criterio.scenario;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Sequence;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code invariants.yaml}, as strictly as scenarios are read, and in their words. */
public final class InvariantReader {

    private static final Set<String> FILE = Set.of("type", "invariants");
    private static final Set<String> KINDS =
            Arrays.stream(Invariant.Kind.values()).map(InvariantReader::key).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> INVARIANT = keys();

    private final Map<String, OutcomeShape> requests;
    private final Map<String, OutcomeShape> outcomes;

    /**
     * Makes a reader.
     *
     * @param requests by decision type, what its requests can hold
     * @param outcomes by decision type, what its outcomes can hold
     */
    public InvariantReader(Map<String, OutcomeShape> requests, Map<String, OutcomeShape> outcomes) {
        this.requests = Map.copyOf(requests);
        this.outcomes = Map.copyOf(outcomes);
    }

    private static String key(Invariant.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(KINDS);
        keys.addAll(Set.of("name", "type", "rule", "rules", "given", "when"));
        return keys;
    }

    /**
     * Reads one file's text.
     *
     * @param file the name by which problems call it
     * @throws ScenarioProblemsException if something is wrong with it, with all of it
     */
    public List<Invariant> read(String file, String text) {
        List<ScenarioProblem> problems = new ArrayList<>();
        List<Invariant> invariants = new ArrayList<>();
        try {
            new File(new Notes(file, problems)).read(YamlNode.parse(text), invariants);
        } catch (YamlSyntaxException noYaml) {
            problems.add(new ScenarioProblem(new Place(file, noYaml.line()), noYaml.problem()));
        }
        if (!problems.isEmpty()) {
            throw new ScenarioProblemsException(problems);
        }
        return List.copyOf(invariants);
    }

    /** One file while it is being read. */
    private final class File {

        private final Notes notes;
        private final Map<String, Integer> names = new HashMap<>();

        File(Notes notes) {
            this.notes = notes;
        }

        void read(YamlNode root, List<Invariant> invariants) {
            Mapping file = notes.section(root, "the file", FILE);
            if (file == null) {
                return;
            }
            YamlNode type = file.get("type");
            for (YamlNode item : notes.items(file.get("invariants"), "invariants")) {
                Mapping mapping = notes.section(item, "an invariant", INVARIANT);
                String name = mapping == null ? null : notes.text(mapping, "name", "an invariant");
                if (mapping == null || name == null) {
                    continue;
                }
                Integer earlier = names.put(name, mapping.line());
                if (earlier != null) {
                    notes.add(
                            mapping.line(),
                            "invariant " + name + " is there already, on line " + earlier
                                    + "; expected a name of its own");
                }
                Invariant invariant =
                        invariant(mapping, name, mapping.get("type") == null ? type : mapping.get("type"));
                if (invariant != null) {
                    invariants.add(invariant);
                }
            }
            if (file.get("invariants") == null) {
                notes.add(file.line(), "the file has no invariants; expected a list of them");
            }
        }

        private @Nullable Invariant invariant(Mapping mapping, String name, @Nullable YamlNode type) {
            String of = type == null ? null : notes.text(type, "type");
            if (type == null) {
                notes.add(mapping.line(), "invariant " + name + " has no type; expected one of " + known());
            } else if (of != null && !outcomes.containsKey(of)) {
                notes.add(type.line(), "type is " + of + "; expected one of " + known());
            }
            List<Invariant.Kind> kinds = Arrays.stream(Invariant.Kind.values())
                    .filter(kind -> mapping.get(key(kind)) != null)
                    .toList();
            if (kinds.size() != 1) {
                notes.add(
                        mapping.line(),
                        "invariant " + name + " has " + (kinds.isEmpty() ? "none" : "several") + " of "
                                + new TreeSet<>(KINDS)
                                + "; expected one: what holds, what never does, or what to count");
                return null;
            }
            OutcomeShape request = of == null ? null : requests.get(of);
            OutcomeShape outcome = of == null ? null : outcomes.get(of);
            if (of == null || request == null || outcome == null) {
                return null;
            }
            Set<String> facts = new TreeSet<>();
            Set<String> members = new TreeSet<>();
            Expected given = part(mapping, "given", request, facts, true);
            Expected when = part(mapping, "when", outcome, members, false);
            String said = key(kinds.get(0));
            Expected expected = part(mapping, said, outcome, members, false);
            if (expected == null || !(mapping.get(said) instanceof Mapping written)) {
                return null;
            }
            return new Invariant(
                    name,
                    of,
                    notes.place(mapping),
                    rules(mapping),
                    kinds.get(0),
                    given,
                    when,
                    expected,
                    written,
                    facts,
                    members);
        }

        private Set<String> known() {
            return new TreeSet<>(outcomes.keySet());
        }

        private List<String> rules(Mapping mapping) {
            YamlNode one = mapping.get("rule");
            YamlNode several = mapping.get("rules");
            List<String> rules = new ArrayList<>(notes.texts(several, "rules"));
            String rule = one == null ? null : notes.text(one, "rule");
            if (rule != null) {
                rules.add(rule);
            }
            int line = one != null ? one.line() : several != null ? several.line() : mapping.line();
            rules.forEach(id -> notes.ruleId(id, line));
            return rules;
        }

        private @Nullable Expected part(
                Mapping of, String key, OutcomeShape shape, Set<String> mentioned, boolean whole) {
            YamlNode node = of.get(key);
            Mapping mapping = node == null ? null : notes.mapping(node, key);
            if (mapping == null) {
                return null;
            }
            Mapping written = Paths.writtenOut(mapping);
            mentioned(written, "", shape, whole, mentioned);
            return new ExpectationReader(notes, shape).of(written, key, shape);
        }

        /** The members that something is said of: down to the last one, or the topmost only. */
        private static void mentioned(
                YamlNode node, String path, OutcomeShape shape, boolean whole, Set<String> mentioned) {
            Map<String, OutcomeShape> members = shape.members();
            if (node instanceof Mapping mapping
                    && mapping.entries().keySet().stream().anyMatch(members::containsKey)) {
                mapping.entries().forEach((key, value) -> {
                    OutcomeShape member = members.get(key);
                    String at = path.isEmpty() ? key : path + "." + key;
                    if (member != null && whole) {
                        mentioned(value, at, member, true, mentioned);
                    } else {
                        mentioned.add(at);
                    }
                });
            } else if (node instanceof Mapping words && !members.isEmpty()) {
                words.entries().values().forEach(value -> mentioned(value, path, shape, whole, mentioned));
            } else if (node instanceof Sequence list && !members.isEmpty()) {
                list.items().forEach(item -> mentioned(item, path, shape, whole, mentioned));
            } else if (!path.isEmpty()) {
                mentioned.add(path);
            }
        }
    }
}
