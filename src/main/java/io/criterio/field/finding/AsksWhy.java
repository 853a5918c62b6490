package io.criterio.field.finding;

/** The entry has to say why the customer says no. */
public record AsksWhy() implements Finding {}
