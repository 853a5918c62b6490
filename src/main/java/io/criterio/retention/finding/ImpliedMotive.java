package io.criterio.retention.finding;

import io.criterio.retention.fact.Motive;

/** The customer's argument stands for this motive. */
public record ImpliedMotive(Motive motive) implements Finding {}
