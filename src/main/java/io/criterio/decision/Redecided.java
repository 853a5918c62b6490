package io.criterio.decision;

import java.util.List;

/** What became of deciding a recorded decision again. */
public sealed interface Redecided {

    /** It was decided. */
    record Done(Decided decided) implements Redecided {}

    /**
     * Part of what was asked is not in the record.
     *
     * @param pointers JSON Pointers into the recorded input
     */
    record Masked(List<String> pointers) implements Redecided {

        public Masked {
            pointers = List.copyOf(pointers);
        }
    }

    /**
     * It cannot be decided.
     *
     * @param reason a sentence that names the release, or what is wrong with the recorded input
     */
    record Impossible(String reason) implements Redecided {}
}
