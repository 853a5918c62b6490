package io.criterio.retention.fact;

/** What the customer literally claims; each argument stands for a motive (RET-MOT-01). */
public enum Argument {
    NO_SIRVE,
    TARDANZA,
    FUERA_DE_COBERTURA,
    NO_ME_EXPLICARON,
    PAGO_Y_NO_SE_QUE_ES,
    NECESARIO_PARA_TARJETA,
    SEIS_MESES,
    MES_GRATIS,
    UNKNOWN
}
