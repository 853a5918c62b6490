package io.criterio.scenario;

import io.criterio.json.Pointer;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Sequence;

/** Finds the JSON Pointer to what stands on a line of a suite: that of the innermost part that holds all of the line. */
final class SuitePointers {

    private SuitePointers() {}

    static String of(YamlNode root, int line) {
        String pointer = "";
        YamlNode node = root;
        while (true) {
            String key = null;
            YamlNode below = null;
            int found = 0;
            if (node instanceof Mapping mapping) {
                for (var entry : mapping.entries().entrySet()) {
                    if (mapping.keyLine(entry.getKey()) == line || isOn(entry.getValue(), line)) {
                        key = entry.getKey();
                        below = entry.getValue();
                        found++;
                    }
                }
            } else if (node instanceof Sequence list) {
                for (int i = 0; i < list.items().size(); i++) {
                    if (isOn(list.items().get(i), line)) {
                        key = Integer.toString(i);
                        below = list.items().get(i);
                        found++;
                    }
                }
            }
            if (found != 1 || key == null || below == null) {
                return pointer;
            }
            pointer = Pointer.below(pointer, key);
            node = below;
        }
    }

    private static boolean isOn(YamlNode node, int line) {
        if (node.line() == line) {
            return true;
        }
        if (node instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .anyMatch(entry -> mapping.keyLine(entry.getKey()) == line || isOn(entry.getValue(), line));
        }
        return node instanceof Sequence list && list.items().stream().anyMatch(item -> isOn(item, line));
    }
}
