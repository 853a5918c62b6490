package io.criterio.retention.fact;

/** Who is in front of the advisor. */
public record Customer(CustomerType type) {}
