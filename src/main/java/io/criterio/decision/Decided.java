package io.criterio.decision;

import io.criterio.record.Content;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A decision taken, ready to be recorded and answered.
 *
 * @param outcome the answer's {@code outcome}, serialised
 * @param trace the answer's {@code trace}, serialised, when it was asked for
 * @param input asked for only when the decision is recorded
 * @param rules ids of the rules in the outcome, sorted, each once
 * @param verdicts {@code TOOL:VERDICT} pairs or other low-cardinality results, for metrics
 * @param customerRef the customer's reference, to find the record by
 * @param executiveId the executive's id, to find the record by
 * @param beside members of JSON that stand beside the decision when it is one of a run: what the run knows and the
 *     record need not
 */
public record Decided(
        Content outcome,
        byte @Nullable [] trace,
        Input input,
        List<String> rules,
        List<String> verdicts,
        @Nullable String customerRef,
        @Nullable String executiveId,
        byte @Nullable [] beside) {

    public Decided(
            Content outcome,
            byte @Nullable [] trace,
            Input input,
            List<String> rules,
            List<String> verdicts,
            @Nullable String customerRef,
            @Nullable String executiveId) {
        this(outcome, trace, input, rules, verdicts, customerRef, executiveId, null);
    }

    /** The same with members that stand beside it. */
    public Decided beside(byte[] members) {
        return new Decided(outcome, trace, input, rules, verdicts, customerRef, executiveId, members);
    }

    /** Makes what is recorded of a request. */
    @FunctionalInterface
    public interface Input {

        /**
         * The canonical JSON of whatever the outcome depends on.
         *
         * @param standIn what stands in the record for a person; equal ones for equal persons
         */
        Content write(UnaryOperator<String> standIn);
    }
}
