package io.criterio.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the requests of scenarios to a decider, past the envelope: nothing is recorded. */
public final class DeciderUnderTest implements DecisionUnderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Decider decider;
    private final RequestReading reading;
    private final String language;

    /**
     * Makes the adapter of one decider.
     *
     * @param reading reads a request of the decider's type
     * @param language of the texts, {@code es} or {@code en}
     */
    public DeciderUnderTest(Decider decider, RequestReading reading, String language) {
        this.decider = decider;
        this.reading = reading;
        this.language = language;
    }

    /** Turns JSON into the request of a decision type. */
    @FunctionalInterface
    public interface RequestReading {

        /**
         * Reads a request.
         *
         * @param problems learns of everything that is wrong
         * @return null only if there are problems
         */
        @Nullable DecisionRequest read(ObjectNode json, Problems problems);
    }

    @Override
    public Answer decide(ObjectNode json) {
        Problems problems = new Problems();
        DecisionRequest request = reading.read(json, problems);
        if (request == null) {
            return new Answer.Refusal(problems.errors());
        }
        Decided decided = decider.decide(request, context(request), problems);
        if (decided == null || !problems.isEmpty()) {
            return new Answer.Refusal(problems.errors());
        }
        try {
            return new Answer.Decision(JSON.readTree(decided.outcome()), Set.copyOf(decided.rules()));
        } catch (IOException noJson) {
            throw new UncheckedIOException("the outcome of a decision is no JSON", noJson);
        }
    }

    private Decider.Context context(DecisionRequest request) {
        LocalDate asOf = request.asOf();
        if (asOf == null) {
            throw new IllegalArgumentException(
                    "asOf is missing; expected a date: a scenario that depends on today is not the same tomorrow");
        }
        List<String> include = request.include();
        return new Decider.Context(asOf, language, include == null ? Set.of() : Set.copyOf(include));
    }
}
