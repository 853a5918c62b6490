package io.criterio.sample.fact;

public enum Argument {
    TARDANZA,
    SEIS_MESES,
    NONE
}
