package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Exclusion;

/** Records left out for this reason may complete a short day. */
public record Open(Exclusion exclusion) implements Finding {}
