package io.criterio.rules;

/** How several findings of a kind come together in the stage that reads them. */
public enum Together {
    /** There can be only one: two that are not the same contradict each other. */
    ONE,
    /** Each is read for itself. */
    EACH,
    /** All of them hold, each for the rule that made it. */
    UNITE,
    /** What remains is what all of them allow. */
    INTERSECT
}
