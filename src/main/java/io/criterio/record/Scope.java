package io.criterio.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions whoever asks may see; the others are not there for it.
 *
 * @param branch those that were taken for this branch; null for any
 * @param executives those about one of these, as callers name them; empty for any
 */
public record Scope(@Nullable String branch, List<String> executives) {

    /** All decisions. */
    public static final Scope ALL = new Scope(null, List.of());

    public Scope {
        executives = List.copyOf(executives);
    }
}
