/**
 * The facts that the assignment rules read. No rule sees a record: it sees the {@link
 * io.criterio.assignment.fact.Profile} that the record shares with many others, or the day.
 */
@NullMarked
package io.criterio.assignment.fact;

import org.jspecify.annotations.NullMarked;
