package io.criterio.rules;

public record RuleInfo(String id, String name, Kind kind, String source, String ruleset, String file, int line, Consequence consequence) {}
