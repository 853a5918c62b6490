package io.criterio.retention.finding;

/** The package that holds the tool ranks before the others. */
public record First() implements Finding {}
