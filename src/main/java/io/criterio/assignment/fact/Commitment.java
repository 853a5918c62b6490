package io.criterio.assignment.fact;

/** What was agreed with the customer, seen from the day that is planned. */
public enum Commitment {
    NONE,
    KEPT,
    /** Not kept, and due after the day. */
    LATER,
    /** Not kept, and due on the day. */
    TODAY,
    /** Not kept, and its date has passed. */
    BROKEN
}
