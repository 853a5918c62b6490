package io.criterio.sample.fact;

public enum OfferStatus {
    OFFERED,
    ACCEPTED,
    REJECTED
}
