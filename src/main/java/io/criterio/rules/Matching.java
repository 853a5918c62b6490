package io.criterio.rules;

import java.util.List;

/** Whatever holds the rules of a set against facts. Safe for use by any number of threads at once. */
interface Matching {

    /**
     * Every rule that fires, in catalogue order, and for one rule in the order of what it matched.
     *
     * @throws IllegalStateException if it is closed
     */
    List<Fired> evaluate(List<?> facts);

    /** Whether nothing more is evaluated. */
    boolean isClosed();

    /** Gives everything back. */
    void close();
}
