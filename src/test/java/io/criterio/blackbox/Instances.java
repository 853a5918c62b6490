package io.criterio.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Values that fit a schema, or nearly: enough of them get past the reading to reach what lies behind it. */
final class Instances {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final int MOST_ELEMENTS = 4;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    /** Values for the patterns of the document; what has another one gets an example, or a guess. */
    private static final List<String> PATTERNED = List.of(
            "RET-BON-01", "B-2", "C-11", "115.00", "0", "sha256:" + "0".repeat(64), "A-1", "99999.9");

    private final Contract contract;
    private final Random random;

    Instances(Contract contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode given, int depth) {
        JsonNode schema = merged(given);
        if (depth > DEEPEST) {
            return NODES.nullNode();
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.path(choice).size() > 0) {
                return of(any(schema.get(choice)), depth + 1);
            }
        }
        if (schema.path("enum").size() > 0) {
            return any(schema.get("enum"));
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("examples").size() > 0 && random.nextInt(4) == 0) {
            return any(schema.get("examples"));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> NODES.textNode(text(schema));
            case "integer" -> NODES.numberNode(integer(schema));
            case "number" -> NODES.numberNode(number(schema));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> anything();
        };
    }

    private JsonNode merged(JsonNode given) {
        JsonNode schema = contract.resolve(given);
        if (!schema.has("allOf")) {
            return schema;
        }
        ObjectNode merged = schema.deepCopy();
        merged.remove("allOf");
        schema.get("allOf").forEach(part -> merge(merged, (ObjectNode) merged(part)));
        return merged;
    }

    private static void merge(ObjectNode into, ObjectNode part) {
        part.properties().forEach(member -> {
            if (member.getValue().isObject() && into.path(member.getKey()).isObject()) {
                into.withObject("/" + member.getKey()).setAll((ObjectNode) member.getValue());
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return any(type).asText();
        }
        return type.isTextual() ? type.textValue() : schema.has("properties") ? "object" : "anything";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || random.nextInt(3) > 0) {
                object.set(member.getKey(), of(member.getValue(), depth + 1));
            }
        });
        if (object.isEmpty() && schema.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set("name" + i, of(schema.get("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.max(least, Math.min(MOST_ELEMENTS, schema.path("maxItems").asInt(MOST_ELEMENTS)));
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            array.add(of(schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        switch (schema.path("format").asText()) {
            case "date":
                return FIRST_DAY.plusDays(random.nextInt(40)).toString();
            case "date-time":
                return FIRST_DAY.plusDays(random.nextInt(40)) + "T10:00:00Z";
            case "uuid":
                return new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE)
                        .toString();
            default:
        }
        if (schema.has("pattern")) {
            List<String> fitting = new ArrayList<>();
            PATTERNED.stream()
                    .filter(value -> value.matches(schema.get("pattern").textValue()))
                    .forEach(fitting::add);
            schema.path("examples").forEach(example -> fitting.add(example.asText()));
            if (!fitting.isEmpty()) {
                return fitting.get(random.nextInt(fitting.size()));
            }
        }
        int least = schema.path("minLength").asInt(1);
        int length = Math.max(least, Math.min(1 + random.nextInt(12), schema.path("maxLength").asInt(12)));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(20) == 0 ? "ñé😀/\"\\ ".codePointAt(0) : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = schema.path("maximum").asInt(least + 6);
        int width = Math.max(1, Math.min(6, most - least + 1));
        return least + random.nextInt(width);
    }

    private double number(JsonNode schema) {
        double least = schema.path("minimum").asDouble(0);
        double most = schema.path("maximum").asDouble(least + 100);
        return least + random.nextDouble() * (most - least);
    }

    /** Where the document says "any": sometimes what belongs there. */
    private JsonNode anything() {
        List<JsonNode> requests = contract.schemasWithType();
        if (!requests.isEmpty() && random.nextInt(4) > 0) {
            return of(requests.get(random.nextInt(requests.size())), 1);
        }
        return random.nextBoolean() ? NODES.objectNode() : NODES.numberNode(random.nextInt());
    }

    private JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }
}
