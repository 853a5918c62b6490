package io.criterio.assignment.fact;

/** What else than the sector the panel can filter records by. */
public enum Attribute {
    COMPANY,
    CONVENIO
}
