package io.criterio.rules;

import java.util.List;

public record Findings(List<Fired> fired) {}
