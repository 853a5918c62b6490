package io.criterio.rules;

import java.util.Set;

/**
 * What the single conditions of a rule did for one case.
 *
 * @param fires whether the rule fires
 * @param made conditions, by their number, without which the rule would not fire for the facts it fires for
 * @param heldBack conditions that alone keep the rule from firing for some of the facts: every other condition holds
 */
public record Influence(boolean fires, Set<Integer> made, Set<Integer> heldBack) {
    public Influence {
        made = Set.copyOf(made);
        heldBack = Set.copyOf(heldBack);
    }
}
