package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;

/** The tool is offered on its own. */
public record Alone(Tool tool) implements Finding {}
