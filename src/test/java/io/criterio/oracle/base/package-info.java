/**
 * Part 2 of the rulebook (working a base) stated a second time, in plain Java and straight from its text, so that the
 * product has something to be compared with that does not share its mistakes. Nothing here imports the product: no rule
 * file, no fact, no calendar, no table of it. Clarity goes before speed.
 *
 * <p>{@link io.criterio.oracle.base.DailyPlanner#plan} states the daily assignment, {@link
 * io.criterio.oracle.base.Neighbours}, {@link io.criterio.oracle.base.Management} and {@link
 * io.criterio.oracle.base.Standards} the decisions in the field. A week plan has many good answers, so {@link
 * io.criterio.oracle.base.WeekPlanCheck} judges one instead of making another. {@link
 * io.criterio.oracle.base.RandomBases} makes the bases worth comparing, and {@link
 * io.criterio.oracle.base.AssignmentProperties} says what every plan of any of them must keep to.
 */
@NullMarked
package io.criterio.oracle.base;

import org.jspecify.annotations.NullMarked;
