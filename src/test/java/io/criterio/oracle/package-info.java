/**
 * Part 1 of the rulebook (retention) stated a second time, in plain Java and straight from its text, so that the product
 * has something to be compared with that does not share its mistakes. Nothing here imports the product: no rule file, no
 * fact, no fold, no table of it. Clarity goes before speed.
 *
 * <p>{@link io.criterio.oracle.Oracle#decide(Situation)} answers for one {@link io.criterio.oracle.Situation};
 * {@link io.criterio.oracle.Grid} enumerates the situations and proposals worth comparing.
 */
@NullMarked
package io.criterio.oracle;

import org.jspecify.annotations.NullMarked;
