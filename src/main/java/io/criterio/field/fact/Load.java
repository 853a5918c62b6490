package io.criterio.field.fact;

/** How a record came into the day. */
public enum Load {
    /** By the daily assignment. */
    ASSIGNED,
    /** By a filter, to complete a short day ("carga complementaria"). */
    COMPLEMENT
}
