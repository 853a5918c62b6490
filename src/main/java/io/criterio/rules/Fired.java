package io.criterio.rules;

import java.util.List;

public record Fired(RuleInfo rule, Object finding, List<Object> facts) {}
