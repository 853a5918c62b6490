package io.criterio.sample.fact;

public enum Plan {
    PIF,
    PIF_BASICO
}
