/** What the retention rules conclude: one finding, one constraint or one thing to do. Folding them is Java's work. */
@NullMarked
package io.criterio.retention.finding;

import org.jspecify.annotations.NullMarked;
