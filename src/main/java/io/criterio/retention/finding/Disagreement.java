package io.criterio.retention.finding;

import io.criterio.retention.fact.Motive;

/** The stated motive is not the one the customer's argument stands for. */
public record Disagreement(Motive implied) implements Finding {}
