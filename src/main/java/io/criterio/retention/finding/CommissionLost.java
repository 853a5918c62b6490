package io.criterio.retention.finding;

/** The advisor loses the commission. */
public record CommissionLost() implements Finding {}
