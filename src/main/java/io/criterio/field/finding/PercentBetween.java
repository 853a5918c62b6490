package io.criterio.field.finding;

import io.criterio.field.fact.Period;

/** From so many to so many in a hundred are expected; fewer is too few. */
public record PercentBetween(Period period, int from, int to) implements Finding {}
