@NullMarked
package io.criterio.rules;

import org.jspecify.annotations.NullMarked;
