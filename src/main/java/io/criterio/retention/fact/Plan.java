package io.criterio.retention.fact;

/** The product the customer holds; Básico is where a downsell leads. */
public enum Plan {
    PIF,
    PIF_BASICO
}
