package io.criterio.sample.fact;

public enum Motive {
    MAL_SERVICIO,
    DESCONOCIMIENTO,
    IMPOSICION,
    NONE
}
