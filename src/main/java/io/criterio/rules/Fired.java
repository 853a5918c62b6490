package io.criterio.rules;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param rule which one
 * @param finding what it added
 * @param facts what it matched, one fact for each pattern in the rule's order; for {@code exists} the first fact that
 *     made it hold, for {@code not} none
 */
public record Fired(RuleInfo rule, Object finding, List<Object> facts) {}
