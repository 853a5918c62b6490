package io.criterio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.json.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Leaves out of the record what stands at given places of a request. What was left out is named in {@code masked}, a
 * member of the recorded input: such a decision is explained by its record, and cannot be decided again.
 */
final class Masking {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MASKED = "masked";

    private final List<List<String>> pointers;

    private Masking(List<List<String>> pointers) {
        this.pointers = pointers;
    }

    /**
     * Masks what stands at these places.
     *
     * @param pointers JSON pointers that lead into {@code /facts}; {@code *} stands for every element of a list
     * @throws IllegalArgumentException naming the pointer that is none
     */
    static Masking of(List<String> pointers) {
        List<List<String>> parsed = new ArrayList<>();
        for (String pointer : pointers) {
            if (!pointer.startsWith("/facts/")) {
                throw new IllegalArgumentException("criterio.record.mask holds \"" + pointer
                        + "\"; expected a JSON pointer into the facts, for example /facts/policy/monthlyPremium");
            }
            List<String> steps = new ArrayList<>();
            for (String step : pointer.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
            parsed.add(List.copyOf(steps));
        }
        return new Masking(List.copyOf(parsed));
    }

    /** What is recorded of an input. */
    Content apply(String type, Content input) {
        if (pointers.isEmpty()) {
            return input;
        }
        try {
            JsonNode tree = JSON.readTree(input.json());
            TreeSet<String> masked = new TreeSet<>();
            for (List<String> steps : pointers) {
                mask(tree, steps, 0, "", masked);
            }
            if (masked.isEmpty()) {
                return input;
            }
            ArrayNode names = ((ObjectNode) tree).putArray(MASKED);
            masked.forEach(names::add);
            return Content.situation(type, JSON.writeValueAsBytes(tree));
        } catch (IOException impossible) {
            throw new IllegalStateException("the input of a decision is JSON", impossible);
        }
    }

    private static void mask(JsonNode node, List<String> steps, int at, String path, TreeSet<String> masked) {
        String step = steps.get(at);
        boolean last = at == steps.size() - 1;
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (step.equals("*") || step.equals(Integer.toString(i))) {
                    if (last) {
                        list.setNull(i);
                        masked.add(path + "/" + step);
                    } else {
                        mask(list.get(i), steps, at + 1, path + "/" + step, masked);
                    }
                }
            }
        } else if (node instanceof ObjectNode object && object.has(step)) {
            String below = Pointer.below(path, step);
            if (last) {
                object.remove(step);
                masked.add(below);
            } else {
                mask(object.get(step), steps, at + 1, below, masked);
            }
        }
    }
}
