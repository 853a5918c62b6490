package io.criterio.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded together: all of it, or nothing.
 *
 * @param key the key of the request, if it has one
 * @param kept what a repetition under that key is answered with
 */
public record Append(
        List<NewDecision> decisions,
        List<NewAnswer> answers,
        @Nullable RequestKey key,
        @Nullable Kept kept) {

    public Append {
        decisions = List.copyOf(decisions);
        answers = List.copyOf(answers);
        if ((key == null) != (kept == null)) {
            throw new IllegalArgumentException("key is " + key + " and kept is " + kept + "; expected both or neither");
        }
        if (key != null && !answers.isEmpty()) {
            throw new IllegalArgumentException("answers have a key; expected none: they may be said again as they are");
        }
    }

    public static Append of(NewDecision decision) {
        return new Append(List.of(decision), List.of(), null, null);
    }

    public static Append of(List<NewDecision> decisions) {
        return new Append(decisions, List.of(), null, null);
    }

    public static Append ofAnswers(List<NewAnswer> answers) {
        return new Append(List.of(), answers, null, null);
    }

    /** The same, as the answer to a request with a key. */
    public Append under(RequestKey requestKey, Kept answer) {
        return new Append(decisions, answers, requestKey, answer);
    }
}
