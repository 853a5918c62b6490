package io.criterio.retention.finding;

import io.criterio.retention.fact.Tool;

/** Once the package has been offered, this tool can no longer be offered in the case. */
public record Forecloses(Tool tool) implements Finding {}
