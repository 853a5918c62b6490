package io.criterio.assignment.finding;

/** The day takes this many records at most. */
public record Capacity(int records) implements Finding {}
