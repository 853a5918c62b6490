package io.criterio.field.fact;

/** What a standard is counted in. */
public enum Unit {
    COUNT,
    PERCENT
}
