package io.criterio.rules;

public record Unmet(Object fact, String attribute, Operator operator, Object required, Object actual) {}
