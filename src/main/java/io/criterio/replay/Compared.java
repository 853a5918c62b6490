package io.criterio.replay;

import java.util.List;
import java.util.Map;

/** What comes of a recorded decision under the candidate rules. */
sealed interface Compared {

    /**
     * The same bytes, by the same rules.
     *
     * @param figures of the outcome
     */
    record Identical(Map<String, Integer> figures) implements Compared {}

    /**
     * Another outcome, or the same by other rules.
     *
     * @param told what is told of it: members of a {@link ChangedDecision}, in UTF-8
     * @param fields where the outcomes differ, without the numbers of elements: sorted, each once
     * @param wordsOnly whether nothing but texts for people differs
     * @param appeared rules that are in the outcome now and were not, sorted
     * @param vanished rules that were in the outcome and are no more, sorted
     * @param before figures of the recorded outcome
     * @param after figures of the candidate's outcome
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Changed(
            byte[] told,
            List<String> fields,
            boolean wordsOnly,
            List<String> appeared,
            List<String> vanished,
            Map<String, Integer> before,
            Map<String, Integer> after)
            implements Compared {

        public Changed {
            fields = List.copyOf(fields);
            appeared = List.copyOf(appeared);
            vanished = List.copyOf(vanished);
        }
    }

    /** Part of what was asked is not in the record, on purpose. */
    record Masked() implements Compared {}

    /** It cannot be decided under the candidate. */
    record Unreadable(String reason) implements Compared {}
}
