package io.criterio.field.finding;

import io.criterio.field.fact.Period;

/** More than so many in a hundred are expected. */
public record MoreThanPercent(Period period, int target) implements Finding {}
