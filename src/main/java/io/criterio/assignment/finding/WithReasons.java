package io.criterio.assignment.finding;

/** Every assigned record names the rules that put it there. */
public record WithReasons() implements Finding {}
