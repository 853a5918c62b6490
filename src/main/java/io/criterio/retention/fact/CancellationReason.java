package io.criterio.retention.fact;

/** Why an already cancelled policy was cancelled (RET-REA-03). */
public enum CancellationReason {
    MALA_EXPERIENCIA,
    DESCONOCIMIENTO_PRODUCTO,
    SITUACION_ECONOMICA,
    OTROS_SERVICIOS,
    UNKNOWN
}
