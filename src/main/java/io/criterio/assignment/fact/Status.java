package io.criterio.assignment.fact;

/** How far the management of a record has come. */
public enum Status {
    SIN_GESTION,
    NO_CONTACTADO,
    CONTACTADO,
    INTERESADO,
    ACEPTA,
    RECHAZO,
    FORMALIZADO
}
