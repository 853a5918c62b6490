/** Who may call what, tried on services in the modes that ask for credentials. */
@NullMarked
package io.criterio.access;

import org.jspecify.annotations.NullMarked;
