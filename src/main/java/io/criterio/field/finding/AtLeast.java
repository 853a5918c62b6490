package io.criterio.field.finding;

import io.criterio.field.fact.Period;

/** So many are expected in the period. */
public record AtLeast(Period period, int target) implements Finding {}
