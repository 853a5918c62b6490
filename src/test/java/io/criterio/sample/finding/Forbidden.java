package io.criterio.sample.finding;

import io.criterio.sample.fact.Tool;

public record Forbidden(Tool tool) {}
