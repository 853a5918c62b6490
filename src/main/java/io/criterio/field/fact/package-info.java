/** The facts that the field rules read; none is ever null, what is not there is a value of its own. */
@NullMarked
package io.criterio.field.fact;

import org.jspecify.annotations.NullMarked;
