package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes requests out of what a scenario gives, and carries what was offered from one turn to the next. */
final class Requests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String FACTS = "facts";
    private static final String OFFERS = "offers";
    private static final String OFFERED = "OFFERED";

    private Requests() {}

    /** What a mapping gives, as JSON; {@code ~} gives nothing. Tools may be given in short. */
    static ObjectNode of(Mapping given) {
        ObjectNode request = object(given);
        spellOut(request.get("proposal"));
        if (request.get(FACTS) instanceof ObjectNode facts) {
            spellOut(facts.get(OFFERS));
        }
        return request;
    }

    /** The value as JSON: a quoted text stays a text. */
    static JsonNode value(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> NODES.textNode(scalar.text());
            case INTEGER -> integer(scalar.text());
            case DECIMAL -> NODES.numberNode(new BigDecimal(scalar.text()));
            case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> NODES.nullNode();
        };
    }

    private static JsonNode integer(String text) {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Integer.SIZE ? NODES.numberNode(value.intValue()) : NODES.numberNode(value);
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return object(mapping);
        }
        if (node instanceof Sequence list) {
            ArrayNode array = NODES.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return value((Scalar) node);
    }

    private static ObjectNode object(Mapping mapping) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            JsonNode value = json(entry.getValue());
            if (!value.isNull()) {
                object.set(entry.getKey(), value);
            }
        }
        return object;
    }

    private static void spellOut(@Nullable JsonNode tools) {
        if (tools instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                ObjectNode tool =
                        list.get(i).isTextual() ? Words.tool(list.get(i).asText()) : null;
                if (tool != null) {
                    list.set(i, tool);
                }
            }
        }
    }

    /**
     * The request with these tools on the table. A tool that was offered and not answered yet gets this answer; any other
     * is a new offer.
     */
    static ObjectNode withOffers(ObjectNode request, List<ObjectNode> tools, String answer) {
        ObjectNode result = request.deepCopy();
        ArrayNode offers = result.withObject("/" + FACTS).withArray("/" + OFFERS);
        for (ObjectNode tool : tools) {
            ObjectNode open = open(offers, tool);
            if (open == null) {
                offers.add(tool.deepCopy().put("status", answer));
            } else {
                open.put("status", answer);
            }
        }
        return result;
    }

    private static @Nullable ObjectNode open(ArrayNode offers, ObjectNode tool) {
        for (JsonNode offer : offers) {
            if (offer instanceof ObjectNode open
                    && open.path("tool").equals(tool.path("tool"))
                    && open.path("status").asText().equals(OFFERED)) {
                return open;
            }
        }
        return null;
    }
}
