package io.criterio.field.fact;

/** What came of managing a record, as the executive enters it. */
public enum Result {
    ACEPTA,
    INTERESADO,
    AGENDA_VISITA,
    CONTACTADO,
    RECHAZO,
    REPROGRAMA,
    REPROGRAMA_SIN_CONTACTO,
    NO_CONTACTADO
}
