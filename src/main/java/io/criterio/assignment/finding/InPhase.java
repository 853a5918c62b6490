package io.criterio.assignment.finding;

import io.criterio.assignment.fact.Phase;

/** The campaign is in this phase. */
public record InPhase(Phase phase) implements Finding {}
