package io.criterio.retention.fact;

/** How the assistance went; it means something only where the assistance was used. */
public enum Experience {
    GOOD,
    BAD,
    UNKNOWN
}
