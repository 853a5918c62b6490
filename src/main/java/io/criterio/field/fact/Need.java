package io.criterio.field.fact;

/** Whether an entry comes with something. */
public enum Need {
    REQUIRED,
    OPTIONAL
}
