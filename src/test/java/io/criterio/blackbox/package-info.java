/** Tests that know the service only as its callers do: by its document and over a connection. */
@NullMarked
package io.criterio.blackbox;

import org.jspecify.annotations.NullMarked;
