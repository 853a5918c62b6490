package io.criterio.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is bound to: of the record it sees only what is within.
 *
 * @param branch sees decisions that were taken for this branch, and takes decisions for it; null for every branch
 * @param executives sees decisions about these executives, as callers name them; empty for all
 */
public record Bounds(@Nullable String branch, List<String> executives) {

    /** Bound to nothing. */
    public static final Bounds NONE = new Bounds(null, List.of());

    public Bounds {
        executives = List.copyOf(executives);
    }

    /** Whether there is anything that a caller with these does not see. */
    public boolean isNone() {
        return branch == null && executives.isEmpty();
    }
}
