package io.criterio.field.fact;

import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;

/** Everything about a record that decides where in the week it belongs. */
public record Stop(Origin origin, Status status, Due due, Assignee assignee) {}
