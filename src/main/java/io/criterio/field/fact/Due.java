package io.criterio.field.fact;

/** A record's commitment, seen from the week that is planned. */
public enum Due {
    NONE,
    KEPT,
    /** Not kept, and due before the week. */
    BROKEN,
    /** Due on a business day of the week. */
    IN_WEEK,
    /** Due in the week, on a day that is not worked. */
    ON_DAY_OFF,
    /** Due after the week. */
    LATER
}
