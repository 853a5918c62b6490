/**
 * Recorded decisions are made again, under the releases that made them, and compared byte for byte with what was
 * answered: one over HTTP, or all of a range by a command.
 */
@NullMarked
package io.criterio.verification;

import org.jspecify.annotations.NullMarked;
