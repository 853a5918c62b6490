package io.criterio.field.fact;

/** Why a record has no day in the week. */
public enum Unplaced {
    OTHER_EXECUTIVE,
    CLOSED,
    NEEDS_SUPERVISOR,
    REJECTED,
    COMMITMENT_ON_DAY_OFF,
    COMMITMENT_LATER,
    /** The day it belongs to, or the week, is full. */
    OVER_CAPACITY
}
