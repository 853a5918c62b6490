package io.criterio.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.criterio.json.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a recorded document and the one of today differ, by pointer.
 *
 * @param first up to {@value #MOST}, in the order of the record
 * @param omitted how many more there are
 */
public record Differences(List<Difference> first, int omitted) {

    /** More say no more than that everything is different. */
    public static final int MOST = 100;

    /** Numbers as they are written: 1.0 is not 1, and neither is 1e0. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public Differences {
        first = List.copyOf(first);
    }

    /** Whether the documents are the same. */
    public boolean isEmpty() {
        return first.isEmpty();
    }

    /**
     * Compares the outcomes as texts, and the rules; where the texts differ, says where in them.
     *
     * @param recordedRules sorted, as are {@code rules}
     */
    public static Differences between(String recorded, List<String> recordedRules, String now, List<String> rules) {
        return between(recorded, tree(recorded), recordedRules, now, tree(now), rules);
    }

    /**
     * The same for documents that were read already.
     *
     * @param was what {@link #tree} made of {@code recorded}
     * @param is what {@link #tree} made of {@code now}
     */
    public static Differences between(
            String recorded,
            @Nullable JsonNode was,
            List<String> recordedRules,
            String now,
            @Nullable JsonNode is,
            List<String> rules) {
        Collector found = new Collector();
        if (!recorded.equals(now)) {
            found.outcomes(recorded, was, now, is);
        }
        if (!recordedRules.equals(rules)) {
            found.add(Difference.of("/rules", EXACT.valueToTree(recordedRules), EXACT.valueToTree(rules)));
        }
        return new Differences(found.first, found.omitted);
    }

    /** The rules of one list that another lacks, in their order. */
    public static List<String> without(List<String> rules, List<String> others) {
        return rules.stream().filter(rule -> !others.contains(rule)).toList();
    }

    private static final class Collector {

        private final List<Difference> first = new ArrayList<>();
        private int omitted;

        void add(Difference difference) {
            if (first.size() < MOST) {
                first.add(difference);
            } else {
                omitted++;
            }
        }

        void outcomes(String recorded, @Nullable JsonNode was, String now, @Nullable JsonNode is) {
            String pointer = "/outcome";
            if (was == null || is == null) {
                add(new Difference(pointer, text(recorded), is, "What was recorded is not JSON."));
                return;
            }
            compare(pointer, was, is);
            if (first.isEmpty()) {
                add(new Difference(
                        pointer,
                        null,
                        null,
                        "The values are the same, but they are not written the same way from character "
                                + firstDifference(recorded, now) + " on."));
            }
        }

        private void compare(String pointer, JsonNode recorded, JsonNode now) {
            if (recorded.isObject() && now.isObject()) {
                members(pointer, recorded, now);
            } else if (recorded.isArray() && now.isArray()) {
                for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
                    oneOrBoth(pointer + "/" + i, recorded.get(i), now.get(i));
                }
            } else if (!recorded.equals(now)) {
                add(Difference.of(pointer, recorded, now));
            }
        }

        private void members(String pointer, JsonNode recorded, JsonNode now) {
            Set<String> names = new LinkedHashSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                oneOrBoth(Pointer.below(pointer, name), recorded.get(name), now.get(name));
            }
        }

        private void oneOrBoth(String pointer, @Nullable JsonNode recorded, @Nullable JsonNode now) {
            if (recorded == null || now == null) {
                add(Difference.of(pointer, recorded, now));
            } else {
                compare(pointer, recorded, now);
            }
        }
    }

    /** A document with its numbers as they are written; null when it is not JSON. */
    public static @Nullable JsonNode tree(String json) {
        try {
            return EXACT.readTree(json);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    /** From 0. */
    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
