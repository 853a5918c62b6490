package io.criterio.sample.fact;

public enum Status {
    ACTIVE,
    CANCELLED
}
