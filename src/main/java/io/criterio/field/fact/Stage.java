package io.criterio.field.fact;

/** How old the referrals are that are measured. */
public enum Stage {
    FIRST_DAYS,
    AVERAGE
}
