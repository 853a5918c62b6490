/**
 * The daily assignment: which records of a campaign's base does an executive work today, in which order, and why is
 * each other record left out.
 *
 * <p>The rules under {@code rules/assignment} judge {@linkplain io.criterio.assignment.fact.Profile profiles}, each
 * once per release; {@link io.criterio.assignment.AssignmentFold} looks every record's profile up, ranks what
 * qualifies in a heap as large as the day, and accounts for the rest, purely.
 */
@NullMarked
package io.criterio.assignment;

import org.jspecify.annotations.NullMarked;
