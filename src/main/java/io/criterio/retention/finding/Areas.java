package io.criterio.retention.finding;

/** The support areas stand by; the rule's texts say what for. */
public record Areas() implements Finding {}
