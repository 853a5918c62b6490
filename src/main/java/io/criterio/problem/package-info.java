/** Problem answers by RFC 9457: every error names the field and says what was expected. */
@NullMarked
package io.criterio.problem;

import org.jspecify.annotations.NullMarked;
