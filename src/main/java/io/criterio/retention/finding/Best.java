package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;

/** One of the motive's best tools. */
public record Best(Tool tool) implements Finding {}
