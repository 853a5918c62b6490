/** Facts that rules of every ruleset may read. */
@NullMarked
package io.criterio.release.fact;

import org.jspecify.annotations.NullMarked;
