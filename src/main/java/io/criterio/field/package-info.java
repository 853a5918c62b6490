/**
 * In the field: whom to visit round a visit, whether an entry is admitted and what follows, what to do next with a
 * customer, the week's plan, and how an executive stands against the standards. The rules under {@code rules/field}
 * make findings; each decision folds its own, purely.
 */
@NullMarked
package io.criterio.field;

import org.jspecify.annotations.NullMarked;
