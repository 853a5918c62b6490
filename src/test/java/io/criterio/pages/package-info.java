/**
 * The pages of the documentation, README.md and {@code src/site/markdown}: that their links lead somewhere, that the calls
 * on them answer what they say, and that what they list is all there is.
 */
@NullMarked
package io.criterio.pages;

import org.jspecify.annotations.NullMarked;
