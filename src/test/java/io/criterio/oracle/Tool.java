package io.criterio.oracle;

/** The six tools, in the order in which every answer lists them. */
public enum Tool {
    BONIFICACION,
    PRIVILEGIO,
    DOWNSELL,
    GARANTIAS,
    MIGRACION,
    REACTIVACION
}
