package io.criterio.sample.fact;

public enum Tool {
    BONIFICACION,
    PRIVILEGIO,
    DOWNSELL,
    GARANTIAS,
    MIGRACION,
    REACTIVACION
}
