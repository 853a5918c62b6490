package io.criterio.assignment.fact;

/** Why a record is not worked on the day. */
public enum Exclusion {
    OTHER_EXECUTIVE,
    CLOSED,
    NEEDS_SUPERVISOR,
    SWEEP_FIRST,
    COMMITMENT_LATER,
    REJECTED,
    NOT_DUE,
    /** It would fit, but the day is full. */
    OVER_CAPACITY
}
