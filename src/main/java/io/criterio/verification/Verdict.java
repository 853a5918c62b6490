package io.criterio.verification;

import java.util.List;

/** What comes of comparing a recorded decision with the same decision of today. */
sealed interface Verdict {

    /** The same bytes, by the same rules. */
    record Identical() implements Verdict {}

    record Different(Differences differences) implements Verdict {}

    /**
     * Part of what was asked is not in the record, on purpose.
     *
     * @param pointers JSON Pointers into the recorded input
     */
    record Masked(List<String> pointers) implements Verdict {}

    /**
     * It cannot be decided again.
     *
     * @param reason a sentence
     */
    record Impossible(String reason) implements Verdict {}
}
