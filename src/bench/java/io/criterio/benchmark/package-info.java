/** What a load test compares with; only in a build with {@code -Dcriterio.benchmark=true}. */
@NullMarked
package io.criterio.benchmark;

import org.jspecify.annotations.NullMarked;
