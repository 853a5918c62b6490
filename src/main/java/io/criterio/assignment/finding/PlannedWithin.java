package io.criterio.assignment.finding;

/** Planning takes at most this many hours. */
public record PlannedWithin(int hours) implements Finding {}
