/**
 * API keys. A key is shown once, when it is made; the store holds its SHA-256. That is enough, and a slow hash would be
 * none the better: it protects what people choose, and 256 random bits cannot be guessed from a hash however fast it is.
 */
@NullMarked
package io.criterio.access.key;

import org.jspecify.annotations.NullMarked;
