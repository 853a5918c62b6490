/**
 * Scenario suites: what a decision has to answer, written down by people and checked by the program.
 *
 * <p>A suite is a YAML file: named fixtures (partial requests), and scenarios that lay them over each other and say what
 * the answer has to hold. A scenario is one case, a table of cases, or a journey of several turns in which what was
 * offered in one turn is a fact of the next. {@link io.criterio.scenario.SuiteReader} reads the files and finds every
 * mistake in them with its line; {@link io.criterio.scenario.ScenarioRunner} is pure: it puts each request to a
 * {@link io.criterio.scenario.DecisionUnderTest} and reports the differences.
 *
 * <pre>{@code
 * suite: Rebates
 * type: RETENTION
 * date: 2026-11-23                       # asOf of every request
 * tags: [hard]
 * fixtures:                              # partial requests, by name
 *   imposed: {facts.cancellation.motive: IMPOSICION}
 *   unknown product: {facts.cancellation.motive: DESCONOCIMIENTO}
 * groups:                                # several fixtures under one name
 *   any motive: [imposed, unknown product]
 * defaults:                              # lies under every scenario
 *   given: {facts.policy: {status: ACTIVE, plan: PIF, charges: 2, assistanceUsed: false}}
 * scenarios:
 *   - name: past three charges there is no rebate
 *     rule: RET-BON-01
 *     forEach: any motive                # one case for each fixture; use: [...] takes fixtures into one case
 *     given: {facts.policy.charges: 4}
 *     expect:
 *       fires: [RET-BON-01]
 *       tools: {BONIFICACION: {verdict: FORBIDDEN, forbiddenBy: [RET-BON-01]}}
 *   - name: the rebate goes by the number of charges
 *     rule: RET-BON-01
 *     use: [imposed]
 *     table:
 *       columns: [case, given.facts.policy.charges, expect.fires.RET-BON-01]
 *       rows:
 *         - [the last charge that fits, 3, false]
 *         - [one too many, 4, true]
 *   - name: a refused rebate leaves no downsell
 *     use: [imposed]
 *     turns:
 *       - expect: {packages: [[BONIFICACION x2, PRIVILEGIO], [DOWNSELL, PRIVILEGIO]]}
 *         offer: [BONIFICACION x2, PRIVILEGIO]
 *         answer: REJECTED
 *       - expect: {packages: []}
 * }</pre>
 *
 * <p>A key with dots is a path. What lies above wins: lists are replaced, {@code ~} takes a fact away again. In
 * {@code expect}, a mapping says something about the members it names and nothing about others; over a list, its keys
 * are the codes of elements. A list says everything: the elements in order; tools that are offered together are a set.
 * {@code ~} means that nothing is there; {@code {contains: …}}, {@code containsNone}, {@code startsWith},
 * {@code endsWith}, {@code inOrder}, {@code size} and {@code present} say less than a list does; {@code not} turns
 * anything round, {@code among} allows several things, {@code each} is about every element of a list, {@code atLeast} and
 * {@code atMost} about a number.
 *
 * <p>An {@linkplain io.criterio.scenario.Invariant invariant} says in the same words what holds of every decision:
 * {@code given} picks the requests that it is about (facts that they have to have; nothing more), {@code when} the
 * outcomes, and {@code expect}, {@code never} or {@code count} says what of them.
 */
@NullMarked
package io.criterio.scenario;

import org.jspecify.annotations.NullMarked;
