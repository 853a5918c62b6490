package io.criterio.field.finding;

/** A day takes this many records at most. */
public record DayCapacity(int records) implements Finding {}
