package io.criterio.retention.fact;

/**
 * Who is in front of the advisor.
 *
 * @param kind the customer's type: a trace has the type of the fact itself under {@code type}
 */
public record Customer(CustomerType kind) {}
