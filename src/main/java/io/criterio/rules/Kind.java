package io.criterio.rules;

import java.util.Locale;

/** What a rule's finding means for an offer; {@code @kind( … )} in the DRL. */
public enum Kind {
    /** A violation makes an offer forbidden. */
    HARD,
    /** Changes a rank or adds a warning, never forbids. */
    ADVICE,
    /** Adds something to do. */
    ACTION;

    /** The word in the DRL and in the catalogue: {@code hard}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
