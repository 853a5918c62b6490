package io.criterio.proof;

import io.criterio.release.Release;
import io.criterio.rules.RuleSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which sets of facts two releases with the same data files find the same, as far as decisions take it. A decision is
 * made of nothing else: where the releases agree in all that is asked for a situation, they decide it alike.
 */
final class Agreement {

    private final Set<List<?>> agreed;
    private final boolean complete;

    private Agreement(Set<List<?>> agreed, boolean complete) {
        this.agreed = agreed;
        this.complete = complete;
    }

    /** Of two releases whose data files are the same. */
    static Agreement of(InputSpaces spaces, Release one, Release other) {
        RuleSet ours = spaces.rules(interpreted(one));
        RuleSet theirs = spaces.rules(interpreted(other));
        try {
            Set<List<?>> agreed = new HashSet<>();
            if (!spaces.named(ours).equals(spaces.named(theirs))) {
                return new Agreement(agreed, false);
            }
            List<List<?>> asked = spaces.asked(List.of(ours, theirs));
            boolean complete = true;
            for (List<?> facts : asked) {
                if (spaces.taken(ours, facts).equals(spaces.taken(theirs, facts))) {
                    agreed.add(facts);
                } else {
                    complete = false;
                }
            }
            return new Agreement(agreed, complete);
        } finally {
            ours.close();
            theirs.close();
        }
    }

    private static Release interpreted(Release release) {
        return Release.of(release.sources().interpreted());
    }

    /** Whether they agree in everything, and so in every situation. */
    boolean isComplete() {
        return complete;
    }

    /** Whether they agree in each of these sets of facts. */
    boolean covers(List<List<?>> asked) {
        for (List<?> facts : asked) {
            if (!agreed.contains(facts)) {
                return false;
            }
        }
        return true;
    }
}
