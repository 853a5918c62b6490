package io.criterio.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.scenario.Yaml;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A situation that shows something; of two, the one that states less is the smaller.
 *
 * @param stated how many facts its request states
 */
public record Example(int stated, int number, int variant, ObjectNode request) {

    static final Comparator<Example> SIZE = Comparator.comparingInt(Example::stated)
            .thenComparingInt(Example::variant)
            .thenComparingInt(Example::number);

    static Example of(InputSpace space, int number, int... chosen) {
        ObjectNode request = space.request(number, chosen);
        int variant = 0;
        for (int one : chosen) {
            variant = variant * 100 + one;
        }
        return new Example(leaves(request), number, variant, request);
    }

    private static int leaves(JsonNode node) {
        if (node.isValueNode()) {
            return 1;
        }
        int leaves = 0;
        for (JsonNode member : node) {
            leaves += leaves(member);
        }
        return leaves;
    }

    static Example smaller(@Nullable Example one, Example other) {
        return one == null || SIZE.compare(other, one) < 0 ? other : one;
    }

    /**
     * The situation as an entry of a scenario file.
     *
     * @param expectation what stands under {@code expect}, on one line
     */
    public String scenario(String name, String expectation) {
        ObjectNode given = request.deepCopy();
        given.remove("type");
        JsonNode asOf = given.remove("asOf");
        return "  - name: " + Yaml.text(name) + "\n"
                + "    given: " + Yaml.flow(given) + "\n"
                + "    expect: " + expectation + "\n"
                + (asOf == null
                        ? ""
                        : "    # in a suite of type " + request.path("type").asText() + ", date " + asOf.asText()
                                + "\n");
    }

    /** The facts on one line. */
    public String facts() {
        ObjectNode given = request.deepCopy();
        given.remove("type");
        given.remove("asOf");
        return Yaml.flow(given.size() == 1 && given.has("facts") ? given.get("facts") : given);
    }
}
