package io.criterio.proof;

import io.criterio.rules.RuleInfo;
import io.criterio.scenario.Invariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the whole input space says of the invariants of one decision type.
 *
 * @param situations how many there are
 * @param entries one for each invariant, in the order of the file
 */
public record Proof(String type, List<Axis> axes, long situations, List<Entry> entries) {

    public Proof {
        axes = List.copyOf(axes);
        entries = List.copyOf(entries);
    }

    /** What became of an invariant. */
    public enum Verdict {
        PROVEN,
        VIOLATED,
        /** It is about no situation: it says nothing, and is likely mistyped. */
        VACUOUS,
        COUNTED
    }

    /**
     * One invariant.
     *
     * @param about how many situations it is about
     * @param found how many violate it; for what is counted, how many there are
     * @param example the smallest of those
     */
    public record Entry(
            Invariant invariant,
            long about,
            long found,
            @Nullable Example example) {

        public Verdict verdict() {
            if (about == 0) {
                return Verdict.VACUOUS;
            }
            if (invariant.kind() == Invariant.Kind.COUNT) {
                return Verdict.COUNTED;
            }
            return found == 0 ? Verdict.PROVEN : Verdict.VIOLATED;
        }

        /** The smallest situation, as a scenario that fails until the rules are mended. */
        public String scenario() {
            if (example == null) {
                throw new IllegalStateException("there is no example of " + invariant);
            }
            return example.scenario(invariant.name(), invariant.expectation());
        }
    }

    /**
     * What the space says of rules.
     *
     * @param idle rules that fired in no situation
     * @param implied rules that never fired without another one that found the same
     */
    public record OfRules(String ruleset, List<RuleInfo> idle, List<Implied> implied) {
        public OfRules {
            idle = List.copyOf(idle);
            implied = List.copyOf(implied);
        }
    }

    /** Wherever {@code rule} fires, {@code by} fires and finds the same. */
    public record Implied(RuleInfo rule, RuleInfo by) {}

    public boolean isProven() {
        return entries.stream()
                .allMatch(entry -> entry.verdict() == Verdict.PROVEN || entry.verdict() == Verdict.COUNTED);
    }
}
