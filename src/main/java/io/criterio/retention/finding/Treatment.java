package io.criterio.retention.finding;

/** How to treat the customer; the rule's texts say how. */
public record Treatment() implements Finding {}
