package io.criterio.retention.fact;

import io.criterio.rules.Parameters;

/** An argument stands for a motive: one line of {@code arguments.yaml} (RET-MOT-01). */
@Parameters
public record Implication(Argument argument, Motive motive) {}
