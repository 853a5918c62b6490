package io.criterio.scenario;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys that are paths: {@code facts.policy.charges: 4} is short for mappings within mappings. */
final class Paths {

    /** No path leads deeper, in steps; what has more of them is a name that nothing has. */
    private static final int MOST_STEPS = 16;

    private Paths() {}

    /** The same with every path written out, at any depth. */
    static YamlNode writtenOut(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    list.line(), list.items().stream().map(Paths::writtenOut).toList());
        }
        return node instanceof Mapping mapping ? writtenOut(mapping) : node;
    }

    static Mapping writtenOut(Mapping mapping) {
        Mapping result = empty(mapping.line());
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            int line = mapping.keyLine(entry.getKey());
            result = over(result, at(entry.getKey(), writtenOut(entry.getValue()), line));
        }
        return result;
    }

    /** A mapping that holds a node where a path leads to. */
    static Mapping at(String path, YamlNode node, int line) {
        int dot = path.chars().filter(c -> c == '.').count() < MOST_STEPS ? path.indexOf('.') : -1;
        if (dot <= 0 || dot == path.length() - 1) {
            return new Mapping(line, Map.of(path, node), Map.of(path, line));
        }
        String first = path.substring(0, dot);
        return new Mapping(line, Map.of(first, at(path.substring(dot + 1), node, line)), Map.of(first, line));
    }

    /** Both mappings in one; where both say something else than a mapping, {@code above} wins. */
    static Mapping over(Mapping below, Mapping above) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(below.entries());
        Map<String, Integer> keyLines = new HashMap<>(below.keyLines());
        above.entries().forEach((key, node) -> {
            YamlNode under = entries.get(key);
            entries.put(
                    key, under instanceof Mapping lower && node instanceof Mapping upper ? over(lower, upper) : node);
            keyLines.put(key, above.keyLine(key));
        });
        return new Mapping(above.line(), entries, keyLines);
    }

    /** All of them in one, from the lowest to the topmost. */
    static Mapping over(List<Mapping> layers, int line) {
        Mapping result = empty(line);
        for (Mapping layer : layers) {
            result = over(result, layer);
        }
        return result;
    }

    static Mapping empty(int line) {
        return new Mapping(line, Map.of());
    }
}
