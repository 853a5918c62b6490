package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;

/** The tool may be used in any quantity from min to max; none when max is below min. */
public record QuantityRange(Tool tool, int min, int max) implements Finding {}
