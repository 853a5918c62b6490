package io.criterio.sample.fact;

public record Cancellation(Motive motive, Argument argument) {}
