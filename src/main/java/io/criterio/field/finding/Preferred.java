package io.criterio.field.finding;

/** Of what has no commitment, such records are the last to be left out. */
public record Preferred() implements Finding {}
