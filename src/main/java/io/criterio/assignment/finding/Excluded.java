package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Exclusion;

/** Records of the profile are not worked on the day. */
public record Excluded(Exclusion exclusion) implements Finding {}
