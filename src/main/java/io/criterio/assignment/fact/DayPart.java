package io.criterio.assignment.fact;

/** A part of the working day. */
public enum DayPart {
    MORNING,
    AFTERNOON
}
