@NullMarked
package io.criterio.proof;

import org.jspecify.annotations.NullMarked;
