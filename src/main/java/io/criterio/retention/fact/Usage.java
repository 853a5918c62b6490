package io.criterio.retention.fact;

/** Whether the customer has used the assistance service. */
public enum Usage {
    USED,
    NOT_USED,
    UNKNOWN
}
