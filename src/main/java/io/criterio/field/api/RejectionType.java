package io.criterio.field.api;

/** Why a customer says no. */
public enum RejectionType {
    NO_QUIERE_DEUDAS,
    MUY_CARO,
    NO_LE_INTERESA,
    OTRA_OFERTA,
    OTRO
}
