package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;

/** The quantity recommended for the tool, before it is capped by its range. */
public record Recommended(Tool tool, int quantity) implements Finding {}
