package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes parts of scenario files, on one line each: {@code {facts: {policy: {charges: 4}}}}. */
public final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}/][\\p{L}0-9_./ -]*[\\p{L}0-9_]|\\p{L}");
    private static final Pattern SPECIAL = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Yaml() {}

    /** A part of a request, with tools in short: {@code BONIFICACION REJECTED}. */
    public static String flow(JsonNode node) {
        if (node.isObject()) {
            String words = Words.tool(node);
            if (words != null) {
                return text(words);
            }
            List<String> members = new ArrayList<>();
            node.fields()
                    .forEachRemaining(member -> members.add(text(member.getKey()) + ": " + flow(member.getValue())));
            return members.stream().collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(flow(item)));
            return items.stream().collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isNull() ? "~" : node.isTextual() ? text(node.asText()) : node.asText();
    }

    static String flow(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> text(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(Yaml::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.type()) {
            case NOTHING -> "~";
            case TEXT -> text(scalar.text());
            default -> scalar.text();
        };
    }

    /** A text as YAML, in quotes where it could be taken for something else. */
    public static String text(String text) {
        return PLAIN.matcher(text).matches()
                        && !SPECIAL.matcher(text).matches()
                        && !NUMBER.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
