package io.criterio.sample.fact;

public enum Usage {
    USED,
    NOT_USED
}
