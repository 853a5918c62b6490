/** What the assignment rules conclude about a profile or a day. Folding it over the records is Java's work. */
@NullMarked
package io.criterio.assignment.finding;

import org.jspecify.annotations.NullMarked;
