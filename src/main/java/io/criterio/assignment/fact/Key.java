package io.criterio.assignment.fact;

/** What records are put in order by. */
public enum Key {
    /** The latest referral first. */
    FRESHEST_REFERRAL,
    /** The highest propensity first. */
    PROPENSITY,
    /** The commitment that is due longest first. */
    OLDEST_COMMITMENT,
    /** By letter, then by number. */
    SECTOR,
    /** By code points. */
    RECORD_ID
}
