package io.criterio.field.finding;

/** The entry is not admitted. */
public record Refused() implements Finding {}
