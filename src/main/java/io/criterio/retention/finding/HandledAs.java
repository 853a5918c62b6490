package io.criterio.retention.finding;

import io.criterio.retention.fact.Motive;

/** The case is handled as if this were the motive. */
public record HandledAs(Motive motive) implements Finding {}
