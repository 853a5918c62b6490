package io.criterio.retention.fact;

/** Why the customer wants to cancel. */
public enum Motive {
    MAL_SERVICIO,
    DESCONOCIMIENTO,
    IMPOSICION,
    UNKNOWN
}
