package io.criterio.field.fact;

/** Where in the week a record belongs. */
public enum Placement {
    /** On the day of its commitment. */
    ITS_DAY,
    FIRST_DAY,
    /** On the day that works its sector. */
    SECTOR_DAY
}
