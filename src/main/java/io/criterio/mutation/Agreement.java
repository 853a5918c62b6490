package io.criterio.mutation;

import io.criterio.proof.InputSpaces;
import io.criterio.release.Release;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two releases with the same data files find the same in every set of facts that their rules are ever asked, and
 * for the same reasons, and whether their rules go by the same names and find the same kinds of things. A decision is made
 * of nothing else, so it is then the same in every situation.
 */
final class Agreement {

    private final InputSpaces spaces;
    private final Release one;
    private final Release other;

    Agreement(InputSpaces spaces, Release one, Release other) {
        this.spaces = spaces;
        this.one = one;
        this.other = other;
    }

    boolean isComplete() {
        RuleSet ours = spaces.rules(one);
        RuleSet theirs = spaces.rules(other);
        try {
            // Outcomes name hard rules that did not fire, too.
            if (!ours.rules().equals(theirs.rules())) {
                return false;
            }
            for (List<?> facts : spaces.asked(List.of(ours, theirs))) {
                if (!found(ours, facts).equals(found(theirs, facts))) {
                    return false;
                }
            }
            return true;
        } finally {
            ours.close();
            theirs.close();
        }
    }

    private static List<Object> found(RuleSet rules, List<?> facts) {
        List<Object> found = new ArrayList<>();
        for (Fired fired : rules.evaluate(facts).fired()) {
            found.add(List.of(
                    fired.rule().name(), fired.rule().kind(), fired.finding(), fired.facts(), rules.explain(fired)));
        }
        return found;
    }
}
