/**
 * The decision record: what was asked, what was answered, when, and under which rule release. Append only. The trace is
 * not kept: the release is, and the same release gives the same trace again.
 */
@NullMarked
package io.criterio.record;

import org.jspecify.annotations.NullMarked;
