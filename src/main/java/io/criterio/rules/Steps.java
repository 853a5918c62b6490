package io.criterio.rules;

/** Is told what an evaluation does, and may end it. For one thread. */
interface Steps {

    /** Nobody counts. */
    Steps UNCOUNTED = new Steps() {};

    /** A rule begins. */
    default void rule(RuleInfo rule) {}

    /** So many values of a fact are compared. */
    default void take(int count) {}

    /** The rule has found something. */
    default void found() {}

    /** The evaluation has come to its end. */
    default void end() {}
}
