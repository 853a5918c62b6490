/** What a caller sends for a retention decision and what the caller gets back, as the API contract names it. */
@NullMarked
package io.criterio.retention.api;

import org.jspecify.annotations.NullMarked;
