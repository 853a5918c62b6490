package io.criterio.field.fact;

/** A visit to a customer, round which others are looked for. */
public record Visit(Visiting state) {}
