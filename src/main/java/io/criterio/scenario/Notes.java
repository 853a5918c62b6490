package io.criterio.scenario;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the nodes of one scenario file and notes what is not as it has to be. */
final class Notes {

    private static final Pattern RULE_ID = Pattern.compile("[A-Z]{3}-[A-Z]{3}-[0-9]{2}");

    private final String file;
    private final List<ScenarioProblem> problems;

    Notes(String file, List<ScenarioProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Place place(YamlNode node) {
        return new Place(file, node.line());
    }

    void add(int line, String text) {
        problems.add(new ScenarioProblem(new Place(file, line), text));
    }

    /** The node as a mapping of these keys; null, and noted, when it is none. */
    @Nullable
    Mapping section(YamlNode node, String what, Set<String> keys) {
        Mapping mapping = mapping(node, what);
        if (mapping != null) {
            for (String key : mapping.entries().keySet()) {
                if (!keys.contains(key)) {
                    unknown(mapping.keyLine(key), key, what, keys);
                }
            }
        }
        return mapping;
    }

    void unknown(int line, String key, String of, Collection<String> known) {
        add(
                line,
                "key " + key + " is unknown in " + of + "; expected one of " + String.join(", ", new TreeSet<>(known)));
    }

    @Nullable
    Mapping mapping(YamlNode node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        add(node.line(), what + " is " + kind(node) + "; expected keys and values");
        return null;
    }

    /** The entries of a mapping; none where nothing stands. */
    Map<String, YamlNode> entries(@Nullable YamlNode node, String what) {
        Mapping mapping = node == null ? null : mapping(node, what);
        return mapping == null ? Map.of() : mapping.entries();
    }

    /** The items of a list; none where nothing stands. */
    List<YamlNode> items(@Nullable YamlNode node, String what) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof Sequence list) {
            return list.items();
        }
        add(node.line(), what + " is " + kind(node) + "; expected a list");
        return List.of();
    }

    /** The texts of a list. */
    List<String> texts(@Nullable YamlNode node, String what) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(node, what)) {
            String text = text(item, "an entry of " + what);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The text that has to stand there; null, and noted, when none does. */
    @Nullable
    String text(YamlNode node, String what) {
        if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        add(node.line(), what + " is " + kind(node) + "; expected a text");
        return null;
    }

    /** The text under a key of a mapping, which has to be there. */
    @Nullable
    String text(Mapping mapping, String key, String what) {
        YamlNode node = mapping.get(key);
        if (node == null) {
            add(mapping.line(), what + " has no " + key + "; expected one");
            return null;
        }
        return text(node, key);
    }

    void ruleId(String id, int line) {
        if (!RULE_ID.matcher(id).matches()) {
            add(line, "rule " + id + " is no rule id; expected one like RET-BON-01");
        }
    }

    static String kind(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.type() == Scalar.Type.NOTHING ? "empty" : '"' + scalar.text() + '"';
        }
        return node instanceof Sequence ? "a list" : "a mapping";
    }
}
