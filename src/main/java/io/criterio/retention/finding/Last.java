package io.criterio.retention.finding;

/** The package that holds the tool ranks after the others. */
public record Last() implements Finding {}
