/** The policy decision point: the envelope of a decision, its batch, and the dispatch by type. */
@NullMarked
package io.criterio.decision;

import org.jspecify.annotations.NullMarked;
