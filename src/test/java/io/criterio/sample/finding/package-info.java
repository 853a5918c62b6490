/** Findings of a made-up ruleset, for the tests of {@code io.criterio.rules} only. */
@NullMarked
package io.criterio.sample.finding;

import org.jspecify.annotations.NullMarked;
