package io.criterio.sample.fact;

public record Policy(Status status, Plan plan, int charges, Usage usage) {}
