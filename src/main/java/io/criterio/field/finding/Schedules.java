package io.criterio.field.finding;

import io.criterio.field.fact.Need;

/** An admitted entry creates a commitment, or may. */
public record Schedules(Need need) implements Finding {}
