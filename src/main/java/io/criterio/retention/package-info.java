/**
 * Retention: a customer wants to cancel; which tools may the advisor use, in which combination, and why is each other
 * tool out. The rules under {@code rules/retention} make findings; {@link io.criterio.retention.RetentionFold} folds
 * them, purely, into an outcome of codes; {@link io.criterio.retention.RetentionView} gives it texts in a language.
 */
@NullMarked
package io.criterio.retention;

import org.jspecify.annotations.NullMarked;
