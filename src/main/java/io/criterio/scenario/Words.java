package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short way of writing what answers and requests are full of: {@code BONIFICACION x2} for a tool with its quantity,
 * {@code RET-BON-01} for a reason, {@code [BONIFICACION x2, PRIVILEGIO]} for a package.
 */
final class Words {

    /** The member that names an element among its kind; the first of these that it has. */
    private static final List<String> NAMES =
            List.of("tool", "fact", "path", "code", "recordId", "area", "sector", "customerType", "rule");

    /** The member that holds the tools of a package. */
    static final String TOOLS = "tools";

    private static final String TOOL = "tool";
    private static final String QUANTITY = "quantity";
    private static final String STATUS = "status";
    private static final Set<String> TOOL_MEMBERS = Set.of(TOOL, QUANTITY);
    private static final Pattern TOOL_WORDS = Pattern.compile("(\\S+)(?: x(-?\\d+))?(?: ([A-Z]+))?");

    private Words() {}

    /** {@code BONIFICACION x2 REJECTED}, of which only the first is needed, as a tool of a request. */
    static @Nullable ObjectNode tool(String words) {
        Matcher matcher = TOOL_WORDS.matcher(words);
        if (!matcher.matches()) {
            return null;
        }
        ObjectNode tool = JsonNodeFactory.instance.objectNode().put(TOOL, matcher.group(1));
        if (matcher.group(2) != null) {
            tool.put(QUANTITY, Integer.parseInt(matcher.group(2)));
        }
        if (matcher.group(3) != null) {
            tool.put(STATUS, matcher.group(3));
        }
        return tool;
    }

    /** What names this element among its kind. */
    static @Nullable String name(JsonNode element) {
        if (element.isValueNode()) {
            return element.asText();
        }
        for (String name : NAMES) {
            JsonNode value = element.get(name);
            if (value != null && value.isTextual()) {
                return value.asText();
            }
        }
        return null;
    }

    /** Whether the words mean this element. Without a quantity they mean any. */
    static boolean mean(String words, JsonNode element) {
        String name = name(element);
        return name != null && (words.equals(name) || words.equals(withQuantity(name, element)));
    }

    /** Whether these are tools that are offered together: a set, whatever the order. */
    static boolean isToolSet(JsonNode list) {
        if (list.isEmpty()) {
            return false;
        }
        for (JsonNode element : list) {
            if (!element.isObject() || !element.has(TOOL) || !TOOL_MEMBERS.containsAll(memberNames(element))) {
                return false;
            }
        }
        return true;
    }

    /** The node in the words that a scenario would use. */
    static String of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return "nothing";
        }
        if (node.isArray()) {
            StringJoiner words = new StringJoiner(", ", "[", "]");
            node.forEach(element -> words.add(of(element)));
            return words.toString();
        }
        if (node.isObject()) {
            if (node.has(TOOLS)) {
                return of(node.get(TOOLS));
            }
            String name = name(node);
            return name == null ? node.toString() : withQuantity(name, node);
        }
        return node.asText();
    }

    private static String withQuantity(String name, JsonNode element) {
        JsonNode quantity = element.get(QUANTITY);
        return quantity == null || !quantity.isInt() ? name : name + " x" + quantity.asInt();
    }

    private static Set<String> memberNames(JsonNode element) {
        Set<String> names = new TreeSet<>();
        element.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
