package io.criterio.sample.fact;

import io.criterio.rules.Parameters;

@Parameters
public record Limits(int minCharges, int maxCharges) {}
