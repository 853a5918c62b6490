/** What a caller sends for the field decisions and what the caller gets back. */
@NullMarked
package io.criterio.field.api;

import org.jspecify.annotations.NullMarked;
