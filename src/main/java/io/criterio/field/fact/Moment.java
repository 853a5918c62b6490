package io.criterio.field.fact;

/** When a step is due. */
public enum Moment {
    AT_ONCE,
    THEN
}
