@NullMarked
package io.criterio.mutation;

import org.jspecify.annotations.NullMarked;
