/** Facts of a made-up ruleset, for the tests of {@code io.criterio.rules} only. */
@NullMarked
package io.criterio.sample.fact;

import org.jspecify.annotations.NullMarked;
