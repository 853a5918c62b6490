package io.criterio.retention.fact;

/** How far the negotiation has come: once a package is accepted, only closing is left (RET-ACC-01). */
public enum Progress {
    OPEN,
    ACCEPTED
}
