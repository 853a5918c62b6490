package io.criterio.field.fact;

/** Why a customer says no. */
public enum Rejection {
    /** The customer has not said no, or has not said why. */
    NONE,
    NO_QUIERE_DEUDAS,
    MUY_CARO,
    NO_LE_INTERESA,
    OTRA_OFERTA,
    OTRO
}
