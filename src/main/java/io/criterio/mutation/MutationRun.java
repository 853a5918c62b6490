package io.criterio.mutation;

import io.criterio.mutation.Killers.Kill;
import io.criterio.proof.Differences;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Walk;
import io.criterio.release.Release;
import io.criterio.rules.RuleSources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Mutates one ruleset and sees what its scenarios make of it. */
public final class MutationRun {

    private final RuleSources sources;
    private final InputSpaces spaces;
    private final List<Mutant> mutants;
    private final Killers killers;
    private final Walk walk;
    private final AtomicInteger done = new AtomicInteger();

    /**
     * Makes a run.
     *
     * @param sources of the release
     * @param spaces of the ruleset
     * @param walk whose threads do the work, and which can be cancelled
     */
    public MutationRun(RuleSources sources, InputSpaces spaces, Walk walk) {
        this.sources = sources.interpreted();
        this.spaces = spaces;
        this.mutants = Mutants.of(sources, spaces.ruleset());
        this.killers = Killers.of(sources, spaces.ruleset());
        this.walk = walk;
    }

    /** How many mutants there are. */
    public int size() {
        return mutants.size();
    }

    /** How many of them have been judged. */
    public int done() {
        return done.get();
    }

    /** What became of a mutant. */
    public sealed interface Fate {

        Mutant mutant();

        /** A scenario noticed it, or the release was refused. */
        record Killed(Mutant mutant, Kill kill) implements Fate {}

        /**
         * No scenario noticed.
         *
         * @param scenario one that would, ready to paste
         */
        record Survived(Mutant mutant, String scenario) implements Fate {}

        /** No situation tells it from the release. */
        record Equivalent(Mutant mutant) implements Fate {}
    }

    /** Judges every mutant; a part of them when the walk is cancelled. By file and line. */
    public List<Fate> run() {
        List<Fate> fates = new ArrayList<>();
        walk.through(mutants.size(), 1, ArrayList<Fate>::new, (number, noted) -> {
                    noted.add(judge(mutants.get(number)));
                    done.incrementAndGet();
                })
                .forEach(fates::addAll);
        fates.sort(Comparator.comparing((Fate fate) -> fate.mutant().file())
                .thenComparingInt(fate -> fate.mutant().line())
                .thenComparing(fate -> fate.mutant().change()));
        return fates;
    }

    private Fate judge(Mutant mutant) {
        RuleSources mutated = mutant.in(sources);
        Kill kill = killers.first(mutated, mutant.rule());
        if (kill != null) {
            return new Fate.Killed(mutant, kill);
        }
        String scenario = telling(mutated, mutant);
        return scenario == null ? new Fate.Equivalent(mutant) : new Fate.Survived(mutant, scenario);
    }

    private @Nullable String telling(RuleSources mutated, Mutant mutant) {
        Release before = Release.of(sources);
        Release after = Release.of(mutated);
        return new Differences(spaces, before, after)
                .first(walk::isCancelled)
                .map(difference -> difference.scenario(mutant.subject()))
                .orElse(null);
    }

    /** How often each thing happened. */
    public record Score(int mutants, int killed, int refused, int survived, int equivalent, int hardSurvived) {

        public static Score of(List<Fate> fates) {
            int killed = 0;
            int refused = 0;
            int survived = 0;
            int equivalent = 0;
            int hardSurvived = 0;
            for (Fate fate : fates) {
                if (fate instanceof Fate.Killed of) {
                    killed++;
                    refused += of.kill() instanceof Kill.Refused ? 1 : 0;
                } else if (fate instanceof Fate.Survived of) {
                    survived++;
                    hardSurvived += of.mutant().hard() ? 1 : 0;
                } else {
                    equivalent++;
                }
            }
            return new Score(fates.size(), killed, refused, survived, equivalent, hardSurvived);
        }

        public Score plus(Score other) {
            return new Score(
                    mutants + other.mutants,
                    killed + other.killed,
                    refused + other.refused,
                    survived + other.survived,
                    equivalent + other.equivalent,
                    hardSurvived + other.hardSurvived);
        }

        /** Of those that some situation tells from the release, how many were noticed, in percent. */
        public double percent() {
            int relevant = mutants - equivalent;
            return relevant == 0 ? 100 : 100.0 * killed / relevant;
        }

        /** At least 95 percent killed, and all of those of hard rules. */
        public boolean isEnough() {
            return percent() >= 95 && hardSurvived == 0;
        }
    }
}
