/**
 * Rules that were sent to be tried out, not installed. They are checked as all rules are, evaluated as they were read, and
 * ended when they take more than their {@link io.criterio.rules.Budget}; nothing of them is compiled, and they are kept
 * nowhere.
 */
@NullMarked
package io.criterio.candidate;

import org.jspecify.annotations.NullMarked;
