/**
 * The facts that the retention rules read: records of their own, apart from the request's, so that an older release
 * still compiles against today's classes. A fact is never null; what is not known is a value of its own.
 */
@NullMarked
package io.criterio.retention.fact;

import org.jspecify.annotations.NullMarked;
