/**
 * Policy as files: reads a release of rulesets, lints and compiles it, evaluates it and explains what fired.
 *
 * <p>The only package that knows the rule engine. A rule is a small thing here on purpose: patterns over facts, and one
 * finding that it adds. {@link io.criterio.rules.RuleSet#compile} refuses everything else, with all problems at once.
 * Because no rule can read what another rule added, the order of rules cannot matter, and what a rule's conditions
 * demand can be told from its text ({@link io.criterio.rules.RuleSet#explain}).
 */
@NullMarked
package io.criterio.rules;

import org.jspecify.annotations.NullMarked;
