package io.criterio.retention.fact;

/** What was said: the motive the advisor stated and the argument the customer used, each possibly unknown. */
public record Statement(Motive motive, Argument argument) {}
