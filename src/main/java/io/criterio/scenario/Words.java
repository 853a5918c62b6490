package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short way of writing what answers and requests are full of: {@code BONIFICACION x2} for a tool with its quantity,
 * {@code RET-BON-01} for a reason, {@code [BONIFICACION x2, PRIVILEGIO]} for a package.
 */
final class Words {

    /** The member that holds the tools of a package. */
    static final String TOOLS = "tools";

    private static final String TOOL = "tool";
    private static final String QUANTITY = "quantity";
    private static final String STATUS = "status";
    private static final Set<String> TOOL_MEMBERS = Set.of(TOOL, QUANTITY);
    private static final Set<String> REQUEST_TOOL_MEMBERS = Set.of(TOOL, QUANTITY, STATUS);
    private static final Pattern TOOL_WORDS = Pattern.compile("(\\S+)(?: x(-?\\d{1,9}))?(?: ([A-Z]+))?");

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

    /** A tool of a request in short; null for what is no tool, or more. */
    static @Nullable String tool(JsonNode node) {
        JsonNode name = node.get(TOOL);
        JsonNode status = node.get(STATUS);
        if (name == null || !REQUEST_TOOL_MEMBERS.containsAll(Part.memberNames(node))) {
            return null;
        }
        return withQuantity(name.asText(), node) + (status == null ? "" : " " + status.asText());
    }

    /** Whether the words mean this element. Without a quantity they mean any. */
    static boolean mean(String words, Object element) {
        String name = Part.name(element);
        return name != null
                && (words.equals(name) || words.startsWith(name) && words.equals(withQuantity(name, element)));
    }

    /** Whether these are tools that are offered together: a set, whatever the order. */
    static boolean isToolSet(Object list) {
        if (!Part.isList(list) || Part.size(list) == 0) {
            return false;
        }
        for (Object element : Part.elements(list)) {
            if (!Part.isObject(element)
                    || Part.member(element, TOOL) == null
                    || !TOOL_MEMBERS.containsAll(Part.memberNames(element))) {
                return false;
            }
        }
        return true;
    }

    /** The part of an answer in the words that a scenario would use. */
    static String of(@Nullable Object given) {
        Object part = Part.present(given);
        if (part == null) {
            return "nothing";
        }
        if (Part.isList(part)) {
            StringJoiner words = new StringJoiner(", ", "[", "]");
            Part.elements(part).forEach(element -> words.add(of(element)));
            return words.toString();
        }
        if (Part.isObject(part)) {
            Object tools = Part.member(part, TOOLS);
            if (tools != null) {
                return of(tools);
            }
            String name = Part.name(part);
            return name == null ? part.toString() : withQuantity(name, part);
        }
        return Part.text(part);
    }

    private static String withQuantity(String name, Object element) {
        Object quantity = Part.isObject(element) ? Part.member(element, QUANTITY) : null;
        BigDecimal number = quantity == null ? null : Part.number(quantity);
        return number == null || number.scale() > 0 ? name : name + " x" + number.toPlainString();
    }
}
