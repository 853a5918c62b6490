package io.criterio.field.fact;

import io.criterio.assignment.fact.Status;

/**
 * What an executive enters for a record.
 *
 * @param status the record's status before the entry
 */
public record Entry(Load load, Result result, Status status) {}
