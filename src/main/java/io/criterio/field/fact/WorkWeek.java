package io.criterio.field.fact;

/** A week that is planned. What the rules say of it holds for every week. */
public record WorkWeek() {}
