package io.criterio.field.fact;

/** What a standard is counted over. */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    CAMPAIGN
}
