/**
 * Decides the whole input space: proves what has to hold of every decision, tells two releases apart, and shows what a
 * change of a rule does.
 *
 * <p><b>The whole input space.</b> A {@linkplain io.criterio.proof.InputSpace space} is the product of its
 * {@linkplain io.criterio.proof.Axis axes}. A fact with few values has them all on its axis, and that it is missing. Of a
 * number, and of a list of offers, no rule can tell all values apart: rules compare. Which values are told apart is read
 * off the conditions of the rules in question and the limits that they compare with
 * ({@link io.criterio.rules.Distinctions}), so that another rule, or another limit, makes another space; of two releases
 * that are compared, the rules of both count. Of a number, the axis has every value from 0 to one above the largest that
 * it is compared with, and one far above: all values above satisfy the same comparisons, so the same rules fire, and
 * the value itself goes only into quantities, which are cut off at a limit. Of lists of offers, it has one, the shortest,
 * for each set of patterns that the list as a whole can satisfy: every rule looks at one offer at a time, so which rules
 * fire depends on no more than which patterns find an offer.
 */
@NullMarked
package io.criterio.proof;

import org.jspecify.annotations.NullMarked;
