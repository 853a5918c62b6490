package io.criterio.field.fact;

/** A visit. */
public enum Visiting {
    SCHEDULED
}
