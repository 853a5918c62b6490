package io.criterio.retention.fact;

/** How the customer behaves in the conversation (RET-CLI-01 to RET-CLI-06). */
public enum CustomerType {
    PREPOTENTE,
    CONVERSADOR,
    EXIGENTE,
    NEGATIVO,
    AGRESIVO,
    DIFICIL,
    UNKNOWN
}
