/** What the field rules conclude. Folding it is Java's work. */
@NullMarked
package io.criterio.field.finding;

import org.jspecify.annotations.NullMarked;
