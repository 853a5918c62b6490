package io.criterio.assignment.fact;

/** A day that is planned. What the rules say of it holds for every day of its phase. */
public record PlanningDay(Phase phase) {}
