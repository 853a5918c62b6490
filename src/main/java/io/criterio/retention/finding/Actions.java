package io.criterio.retention.finding;

/** The package brings something to do; the rule's steps say what. */
public record Actions() implements Finding {}
