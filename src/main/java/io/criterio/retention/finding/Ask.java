package io.criterio.retention.finding;

import io.criterio.retention.fact.Fact;

/** This fact is worth asking for, if its answer can change anything. */
public record Ask(Fact fact) implements Finding {}
