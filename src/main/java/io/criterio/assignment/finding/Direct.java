package io.criterio.assignment.finding;

/** Records of the profile fall to their executive without a supervisor's hand. */
public record Direct() implements Finding {}
