package io.criterio.field.finding;

import io.criterio.field.fact.Unplaced;

/** Such records have no day in the week. */
public record KeptOut(Unplaced reason) implements Finding {}
