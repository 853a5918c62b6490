package io.criterio.field.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a customer says no. */
@Schema(name = "RejectionType")
public enum RejectionType {
    NO_QUIERE_DEUDAS,
    MUY_CARO,
    NO_LE_INTERESA,
    OTRA_OFERTA,
    OTRO
}
