package io.criterio.assignment.fact;

/** Whose record it is, seen from the executive whose day is planned. */
public enum Assignee {
    NONE,
    ME,
    OTHER
}
