package io.criterio.retention.finding;

/** Something rides along with the package, without being a tool. */
public record Extra(String code) implements Finding {}
