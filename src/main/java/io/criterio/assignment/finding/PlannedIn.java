package io.criterio.assignment.finding;

import io.criterio.assignment.fact.DayPart;

/** Planning belongs into this part of the day. */
public record PlannedIn(DayPart part) implements Finding {}
