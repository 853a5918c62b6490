package io.criterio.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Many requests in one body, in order, each as it is after the defaults. An item is applied to the defaults as a JSON
 * merge patch (RFC 7396): objects are merged member by member, anything else in the item replaces the default, and null
 * takes it away.
 */
record BatchRequest(List<Item> items) {

    /** The most decisions in one batch. */
    static final int MAX_ITEMS = 1_000;

    private static final String DEFAULTS = "defaults";
    private static final String DECISIONS = "decisions";

    /** One request, with the errors that were found while it was cut out of the batch. */
    record Item(JsonNode request, Problems problems) {}

    BatchRequest {
        items = List.copyOf(items);
    }

    /**
     * Reads a batch.
     *
     * @throws ProblemException if the body is not JSON, is no batch, or holds more than {@link #MAX_ITEMS}
     */
    static BatchRequest read(byte[] body) {
        Problems problems = new Problems();
        Path path = new Path();
        Parts parts = new Parts();
        try {
            Json.read(body, path, problems, parser -> parts.read(parser, path, problems));
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
        if (parts.count > MAX_ITEMS) {
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The batch has " + parts.count + " decisions; at most " + MAX_ITEMS + " are accepted.");
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        List<Item> merged = new ArrayList<>(parts.items.size());
        for (Item item : parts.items) {
            merged.add(new Item(merge(parts.defaults, item.request()), item.problems()));
        }
        return new BatchRequest(merged);
    }

    /** What a body holds; {@code defaults} may come after {@code decisions}. */
    private static final class Parts {

        private JsonNode defaults = JsonNodeFactory.instance.objectNode();
        private final List<Item> items = new ArrayList<>();
        private int count;
        private boolean defaultsSeen;
        private boolean decisionsSeen;

        Parts read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                problems.unreadable("", "is not an object; a batch is one, with decisions and, if you like, defaults");
                parser.skipChildren();
                return this;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                path.enter(name);
                parser.nextToken();
                if (name.equals(DEFAULTS) && !defaultsSeen) {
                    defaultsSeen = true;
                    readDefaults(parser, path, problems);
                } else if (name.equals(DECISIONS) && !decisionsSeen) {
                    decisionsSeen = true;
                    readDecisions(parser, path, problems);
                } else {
                    boolean known = name.equals(DEFAULTS) || name.equals(DECISIONS);
                    problems.unreadable(
                            path.pointer(),
                            known
                                    ? "appears twice in the same object; keep one"
                                    : "is not known here; known are defaults, decisions");
                    parser.skipChildren();
                }
                path.leave();
            }
            if (!decisionsSeen) {
                problems.unreadable("/" + DECISIONS, "is required: a list of requests");
            }
            return this;
        }

        private void readDefaults(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            if (parser.isExpectedStartObjectToken()) {
                defaults = Json.tree(parser, path, problems);
            } else {
                problems.unreadable(path.pointer(), "is not an object");
                parser.skipChildren();
            }
        }

        private void readDecisions(JsonParser parser, Path path, Problems problems) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                problems.unreadable(path.pointer(), "is not a list of requests");
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                path.enter(count);
                if (++count > MAX_ITEMS) {
                    parser.skipChildren();
                } else {
                    Problems own = new Problems();
                    items.add(new Item(Json.tree(parser, new Path(), own), own));
                }
                path.leave();
            }
        }
    }

    /** Shares what it does not change: a thousand items on large defaults cost no thousand copies. */
    private static JsonNode merge(JsonNode defaults, JsonNode patch) {
        if (!defaults.isObject() || !patch.isObject() || defaults.isEmpty()) {
            return patch;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll((ObjectNode) defaults);
        patch.properties().forEach(member -> {
            JsonNode given = defaults.get(member.getKey());
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), given == null ? member.getValue() : merge(given, member.getValue()));
            }
        });
        return merged;
    }
}
