package io.criterio.retention.fact;

/** What became of a tool that was put on the table. */
public enum OfferStatus {
    OFFERED,
    ACCEPTED,
    REJECTED
}
