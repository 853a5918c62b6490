package io.criterio.sample.finding;

import io.criterio.sample.fact.Motive;

public record Handled(Motive motive, String code) {}
