package io.criterio.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.problem.Problems.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What became of a request. */
public sealed interface Answer {

    /**
     * It was decided.
     *
     * @param outcome the {@code outcome} of the answer
     * @param fired ids of the rules that fired
     */
    record Decision(JsonNode outcome, Set<String> fired) implements Answer {
        public Decision {
            fired = Collections.unmodifiableSet(new TreeSet<>(fired));
        }
    }

    /** It was refused, because it makes no sense. */
    record Refusal(List<FieldError> problems) implements Answer {
        public Refusal {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems is empty; expected at least one: a refusal says why");
            }
        }
    }
}
