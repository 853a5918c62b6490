package io.criterio.field.fact;

/** A visit that is scheduled, round which others are looked for. What the rules say of it holds for every visit. */
public record Visit() {}
