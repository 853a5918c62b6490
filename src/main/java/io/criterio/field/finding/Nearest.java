package io.criterio.field.finding;

/** So many clients are looked for, the nearest first. */
public record Nearest(int records) implements Finding {}
