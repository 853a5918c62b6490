package io.criterio.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of an answer a page shows. They are named by JSON Pointers, with {@code *} for every member or element:
 * {@code /outcome/tools/0, /outcome/tools/*}{@code /verdict}. What is left out is said in its place: {@code // …} for
 * members of an object, {@code // 3 more} for elements of a list.
 */
final class ShownParts {

    private static final int WIDTH = 120;
    private static final String ANY = "*";

    private final Map<String, ShownParts> parts = new LinkedHashMap<>();
    private boolean whole;

    private ShownParts(boolean whole) {
        this.whole = whole;
    }

    static ShownParts all() {
        return new ShownParts(true);
    }

    /** The parts at these pointers, separated by commas. */
    static ShownParts of(String pointers) {
        ShownParts shown = new ShownParts(false);
        for (String pointer : pointers.split(",")) {
            if (!pointer.strip().startsWith("/")) {
                throw new IllegalArgumentException("\"%s\" is not a JSON Pointer; expected one such as /outcome/tools/0"
                        .formatted(pointer.strip()));
            }
            ShownParts at = shown;
            for (String name : pointer.strip().substring(1).split("/")) {
                at = at.parts.computeIfAbsent(name, absent -> new ShownParts(false));
            }
            at.whole = true;
        }
        return shown;
    }

    /** The answer for reading, on as few lines as fit. */
    String print(JsonNode answer) {
        return print(answer, List.of(this), 0, WIDTH);
    }

    /** The answer on one line. */
    String printOnOneLine(JsonNode answer) {
        return print(answer, List.of(this), 0, Integer.MAX_VALUE);
    }

    private static String print(JsonNode node, List<ShownParts> shown, int indent, int width) {
        if (!node.isContainerNode()) {
            return node.toString();
        }
        List<Item> items = items(node, shown, indent, width);
        String open = node.isObject() ? "{" : "[";
        String close = node.isObject() ? "}" : "]";
        if (items.stream().noneMatch(item -> item.text().contains("\n"))) {
            String line =
                    open + String.join("", items.stream().map(Item::inline).toList()) + close;
            if (indent + line.length() <= width) {
                return line;
            }
        }
        String inner = " ".repeat(indent + 2);
        StringBuilder lines = new StringBuilder(open);
        items.forEach(item -> lines.append('\n').append(inner).append(item.onItsLine()));
        return lines.append('\n').append(" ".repeat(indent)).append(close).toString();
    }

    /** A member, an element, or a note that some are left out. */
    private record Item(String text, boolean note, boolean last) {

        String inline() {
            String content = note ? "/* " + text + " */" : text;
            return last ? content : note ? content + " " : content + ", ";
        }

        String onItsLine() {
            return note ? "// " + text : last ? text : text + ",";
        }
    }

    private static List<Item> items(JsonNode node, List<ShownParts> shown, int indent, int width) {
        List<String> names = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(names::add);
        } else {
            for (int index = 0; index < node.size(); index++) {
                names.add(String.valueOf(index));
            }
        }
        List<Item> items = new ArrayList<>();
        int left = 0;
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            List<ShownParts> below = below(shown, name);
            boolean last = at == names.size() - 1;
            if (below.isEmpty()) {
                left++;
            } else {
                if (left > 0) {
                    items.add(new Item(note(node, left), true, false));
                    left = 0;
                }
                JsonNode child = node.isObject() ? node.get(name) : node.get(at);
                String text = print(child, below, indent + 2, width);
                items.add(new Item(node.isObject() ? "\"" + name + "\": " + text : text, false, last));
            }
        }
        if (left > 0) {
            items.add(new Item(note(node, left), true, true));
        }
        return items;
    }

    private static String note(JsonNode node, int left) {
        return node.isObject() ? "…" : left + " more";
    }

    private static List<ShownParts> below(List<ShownParts> shown, String name) {
        List<ShownParts> below = new ArrayList<>();
        for (ShownParts part : shown) {
            if (part.whole) {
                return List.of(part);
            }
            for (String key : List.of(name, ANY)) {
                ShownParts child = part.parts.get(key);
                if (child != null) {
                    below.add(child);
                }
            }
        }
        return below;
    }

    /** The pointers that lead nowhere in an answer: what a page meant to show, and does not. */
    List<String> missingIn(JsonNode answer) {
        List<String> missing = new ArrayList<>();
        collectMissing(answer, "", missing);
        return missing;
    }

    private void collectMissing(JsonNode node, String pointer, List<String> missing) {
        parts.forEach((name, part) -> {
            String there = pointer + "/" + name;
            List<JsonNode> found = new ArrayList<>();
            if (name.equals(ANY)) {
                node.forEach(found::add);
            } else if (node instanceof ObjectNode object && object.has(name)) {
                found.add(object.get(name));
            } else if (node instanceof ArrayNode list && list.has(Integer.parseInt(name))) {
                found.add(list.get(Integer.parseInt(name)));
            }
            if (name.equals(ANY)) {
                // A part that some elements have and others have not.
                List<List<String>> each = found.stream()
                        .map(child -> {
                            List<String> below = new ArrayList<>();
                            part.collectMissing(child, there, below);
                            return below;
                        })
                        .toList();
                if (each.isEmpty()) {
                    missing.add(there);
                } else {
                    each.get(0).stream()
                            .filter(one -> each.stream().allMatch(others -> others.contains(one)))
                            .forEach(missing::add);
                }
            } else if (found.isEmpty()) {
                missing.add(there);
            } else {
                part.collectMissing(found.get(0), there, missing);
            }
        });
    }
}
