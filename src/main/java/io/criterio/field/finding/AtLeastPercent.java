package io.criterio.field.finding;

import io.criterio.field.fact.Period;

/** So many in a hundred are expected in the period. */
public record AtLeastPercent(Period period, int target) implements Finding {}
