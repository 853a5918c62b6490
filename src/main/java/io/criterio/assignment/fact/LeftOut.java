package io.criterio.assignment.fact;

/** A record that the day leaves out, by the reason. */
public record LeftOut(Exclusion exclusion) {}
