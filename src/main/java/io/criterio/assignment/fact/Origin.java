package io.criterio.assignment.fact;

/** Where a record of the base comes from. */
public enum Origin {
    DERIVADO,
    DERIVADO_EMPRESA,
    VIGENTE,
    CRUCE,
    ABONO,
    CANCELADO,
    MICROEMPRESA,
    EMPRESA,
    EVALUADORES
}
