package io.criterio.assignment.fact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a record of the base comes from. */
@Schema(name = "RecordOrigin")
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
