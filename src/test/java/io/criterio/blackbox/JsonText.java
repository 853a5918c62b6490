package io.criterio.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON that need not be JSON: a tree whose leaves are written out as they are, whatever they are. */
sealed interface JsonText {

    void write(StringBuilder text);

    /** Text between the marks of an object or a list. */
    record Leaf(String text) implements JsonText {

        @Override
        public void write(StringBuilder out) {
            out.append(text);
        }
    }

    /** Name with its quotes, and value. */
    record Member(String name, JsonText value) {}

    /** Members in order; a name may come twice. */
    record Members(List<Member> list) implements JsonText {

        @Override
        public void write(StringBuilder out) {
            out.append('{');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",").append(list.get(i).name()).append(':');
                list.get(i).value().write(out);
            }
            out.append('}');
        }
    }

    record Elements(List<JsonText> list) implements JsonText {

        @Override
        public void write(StringBuilder out) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                list.get(i).write(out);
            }
            out.append(']');
        }
    }

    default String text() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    /** A tree that can be changed in place. */
    static JsonText of(JsonNode node) {
        if (node.isObject()) {
            List<Member> members = new ArrayList<>();
            node.properties()
                    .forEach(member -> members.add(new Member(quoted(member.getKey()), of(member.getValue()))));
            return new Members(members);
        }
        if (node.isArray()) {
            List<JsonText> elements = new ArrayList<>();
            node.forEach(element -> elements.add(of(element)));
            return new Elements(elements);
        }
        return new Leaf(node.toString());
    }

    private static String quoted(String name) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(name).toString();
    }
}
