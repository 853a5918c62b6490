/** Rule releases: which one is live (policy administration point). */
@NullMarked
package io.criterio.release;

import org.jspecify.annotations.NullMarked;
