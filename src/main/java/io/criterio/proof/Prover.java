package io.criterio.proof;

import io.criterio.proof.Proof.Entry;
import io.criterio.release.Release;
import io.criterio.rules.Fired;
import io.criterio.rules.Kind;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import io.criterio.scenario.Invariant;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds invariants against every situation of an input space. */
public final class Prover {

    private final InputSpace space;
    private final List<Check> checks = new ArrayList<>();

    /**
     * Makes a prover.
     *
     * @param invariants of the space's decision type; others are left out
     */
    public Prover(InputSpace space, List<Invariant> invariants) {
        this.space = space;
        for (Invariant invariant : invariants) {
            if (invariant.type().equals(space.type())) {
                Choices choices = Choices.of(space, invariant);
                checks.add(new Check(invariant, choices, Given.of(space, invariant, choices)));
            }
        }
    }

    /** An invariant with the variations that make a difference to it. */
    private record Check(Invariant invariant, Choices choices, Given given) {}

    /**
     * Which variations to try, in all their combinations.
     *
     * @param each of them, as the number of a value for each variation
     * @param weight how many situations one of them stands for
     */
    record Choices(List<int[]> each, long weight) {

        static Choices of(InputSpace space, Invariant invariant) {
            List<int[]> each =
                    new ArrayList<>(List.of(new int[space.variations().size()]));
            long weight = 1;
            for (int v = 0; v < space.variations().size(); v++) {
                Variation variation = space.variations().get(v);
                boolean matters = invariant.members().stream().anyMatch(variation.bearsOn()::contains)
                        || invariant.facts().stream()
                                .anyMatch(fact -> touches(fact, variation.axis().name()));
                if (!matters) {
                    weight *= variation.axis().values();
                    continue;
                }
                List<int[]> more = new ArrayList<>();
                for (int[] known : each) {
                    for (int value = 0; value < variation.axis().values(); value++) {
                        int[] chosen = known.clone();
                        chosen[v] = value;
                        more.add(chosen);
                    }
                }
                each = more;
            }
            return new Choices(List.copyOf(each), weight);
        }
    }

    private static boolean touches(String path, String fact) {
        return path.equals(fact) || fact.startsWith(path + ".") || path.startsWith(fact + ".");
    }

    /**
     * Whether an invariant is about a request: asked once for all situations that have the same of the facts that it asks
     * for. Threads may ask twice, and find the same.
     */
    private static final class Given {

        private static final byte YES = 1;
        private static final byte NO = 2;
        /** More is not remembered. */
        private static final long MOST = 1 << 20;

        private final Invariant invariant;
        private final List<Axis> axes;
        private final boolean[] matters;
        private final byte @Nullable [] known;
        private final int choices;

        private Given(Invariant invariant, List<Axis> axes, boolean[] matters, byte @Nullable [] known, int choices) {
            this.invariant = invariant;
            this.axes = axes;
            this.matters = matters;
            this.known = known;
            this.choices = choices;
        }

        static Given of(InputSpace space, Invariant invariant, Choices choices) {
            List<Axis> axes = space.axes();
            boolean[] matters = new boolean[axes.size()];
            long size = choices.each().size();
            for (int i = 0; i < matters.length; i++) {
                String name = axes.get(i).name();
                matters[i] = invariant.facts().stream().anyMatch(fact -> touches(fact, name));
                size *= matters[i] ? axes.get(i).values() : 1;
            }
            boolean remembers = space.isGrid() && size <= MOST;
            return new Given(
                    invariant,
                    axes,
                    matters,
                    remembers ? new byte[(int) size] : null,
                    choices.each().size());
        }

        boolean holds(int number, int choice, Decisions.Decision decision, int[] chosen) {
            if (known == null) {
                return invariant.isAbout(decision.request(chosen));
            }
            int key = key(number) * choices + choice;
            byte answer = known[key];
            if (answer == 0) {
                answer = invariant.isAbout(decision.request(chosen)) ? YES : NO;
                known[key] = answer;
            }
            return answer == YES;
        }

        private int key(int number) {
            int rest = number;
            int key = 0;
            for (int i = matters.length - 1; i >= 0; i--) {
                int values = axes.get(i).values();
                if (matters[i]) {
                    key = key * values + rest % values;
                }
                rest /= values;
            }
            return key;
        }
    }

    /** What one thread found about one invariant. */
    private static final class Tally {
        private long about;
        private long found;
        private @Nullable Example example;
    }

    /** Decides every situation; a part of them when the walk is cancelled. */
    public Proof prove(Decisions decisions, Walk walk) {
        List<Tally[]> parts = walk.through(
                space.size(),
                () -> {
                    Tally[] tallies = new Tally[checks.size()];
                    for (int i = 0; i < tallies.length; i++) {
                        tallies[i] = new Tally();
                    }
                    return tallies;
                },
                (number, tallies) -> look(number, decisions.decide(number), tallies));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Tally sum = new Tally();
            for (Tally[] part : parts) {
                sum.about += part[i].about;
                sum.found += part[i].found;
                if (part[i].example != null) {
                    sum.example = Example.smaller(sum.example, part[i].example);
                }
            }
            entries.add(new Entry(checks.get(i).invariant(), sum.about, sum.found, sum.example));
        }
        List<Axis> axes = new ArrayList<>(space.axes());
        space.variations().forEach(variation -> axes.add(variation.axis()));
        return new Proof(space.type(), axes, space.situations(), entries);
    }

    private void look(int number, Decisions.Decision decision, Tally[] tallies) {
        for (int i = 0; i < tallies.length; i++) {
            Check check = checks.get(i);
            Invariant invariant = check.invariant();
            List<int[]> each = check.choices().each();
            for (int choice = 0; choice < each.size(); choice++) {
                int[] chosen = each.get(choice);
                if (!check.given().holds(number, choice, decision, chosen)) {
                    continue;
                }
                Object outcome = decision.outcome(chosen);
                if (outcome == null || !invariant.isAboutOutcome(outcome)) {
                    continue;
                }
                tallies[i].about += check.choices().weight();
                if (invariant.says(outcome) != (invariant.kind() == Invariant.Kind.EXPECT)) {
                    tallies[i].found += check.choices().weight();
                    tallies[i].example = Example.smaller(tallies[i].example, Example.of(space, number, chosen));
                }
            }
        }
    }

    /** What every set of facts that rules are ever asked says of them. */
    public static Proof.OfRules rules(InputSpaces spaces, Release release) {
        RuleSet asked = spaces.rules(release);
        Map<RuleInfo, Set<RuleInfo>> companions = new HashMap<>();
        try {
            for (List<?> facts : spaces.asked(List.of(asked))) {
                List<Fired> together = asked.evaluate(facts).fired();
                for (Fired fired : together) {
                    Set<RuleInfo> by = new HashSet<>();
                    for (Fired other : together) {
                        if (!other.rule().equals(fired.rule()) && covers(other.finding(), fired.finding())) {
                            by.add(other.rule());
                        }
                    }
                    companions.merge(fired.rule(), by, (known, more) -> {
                        known.retainAll(more);
                        return known;
                    });
                }
            }
        } finally {
            asked.close();
        }
        List<RuleInfo> idle = new ArrayList<>();
        List<Proof.Implied> implied = new ArrayList<>();
        for (RuleInfo rule : asked.rules()) {
            Set<RuleInfo> by = companions.get(rule);
            if (by == null) {
                idle.add(rule);
            } else if (rule.kind() == Kind.HARD) {
                asked.rules().stream()
                        .filter(by::contains)
                        .findFirst()
                        .ifPresent(other -> implied.add(new Proof.Implied(rule, other)));
            }
        }
        return new Proof.OfRules(spaces.ruleset(), idle, implied);
    }

    /** Whether a finding says all that another one does: the same, or the same of more. */
    private static boolean covers(Object finding, Object other) {
        if (finding.equals(other)) {
            return true;
        }
        if (finding.getClass() != other.getClass() || !finding.getClass().isRecord()) {
            return false;
        }
        for (RecordComponent component : finding.getClass().getRecordComponents()) {
            try {
                Object one = component.getAccessor().invoke(finding);
                Object two = component.getAccessor().invoke(other);
                boolean more =
                        one instanceof Collection<?> many && two instanceof Collection<?> few && many.containsAll(few);
                if (!more && !one.equals(two)) {
                    return false;
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(finding.getClass() + " is not public; expected a finding", e);
            }
        }
        return true;
    }
}
