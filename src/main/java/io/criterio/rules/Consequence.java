package io.criterio.rules;

import java.util.List;

public record Consequence(String finding, List<String> arguments) {}
