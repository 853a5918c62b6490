package io.criterio.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some decisions out of a longer list.
 *
 * @param next the cursor of the page after this one; null when this is the last
 */
public record Page(List<DecisionRecord> decisions, @Nullable String next) {

    public Page {
        decisions = List.copyOf(decisions);
    }
}
