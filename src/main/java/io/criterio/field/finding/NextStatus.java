package io.criterio.field.finding;

import io.criterio.assignment.fact.Status;

/** An admitted entry gives the record this status. */
public record NextStatus(Status status) implements Finding {}
