/** Criterio: a decision service. This package holds the way in; every feature has a package of its own below it. */
@NullMarked
package io.criterio;

import org.jspecify.annotations.NullMarked;
