package io.criterio.field.fact;

import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;

/** A customer to follow up. */
public record Contact(Origin origin, Status status, Rejection rejection) {}
