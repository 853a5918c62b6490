package io.criterio.decision;

import io.criterio.problem.Problems;
import io.criterio.rules.RuleSet;
import io.criterio.text.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes decisions of one type under one release. Thread-safe, pure but for its bounded caches. */
public interface Decider extends AutoCloseable {

    /** The zone whose today is the business date of a request that names none. */
    ZoneId zone(DecisionRequest request);

    /** The business date that the facts of a request name: the day they are about; null where they name none. */
    default @Nullable LocalDate asOf(DecisionRequest request) {
        return null;
    }

    /**
     * Decides. The same request under the same release gives the same bytes.
     *
     * @param problems collects what is wrong with the facts
     * @return null if and only if there are problems
     */
    @Nullable
    Decided decide(DecisionRequest request, Context context, Problems problems);

    /** Begins a run: decisions that are taken one after the other and heed one another. Most types have nothing to heed. */
    default Run run() {
        return this::decide;
    }

    /** What the decisions of one run know of each other. Not thread-safe. */
    @FunctionalInterface
    interface Run {

        /**
         * As {@link Decider#decide}, in the light of what was decided in the run before.
         *
         * @throws io.criterio.problem.ProblemException if the run cannot take this one in
         */
        @Nullable
        Decided decide(DecisionRequest request, Context context, Problems problems);

        /** What was decided since the last call is recorded: from now on it stands. */
        default void keep() {}

        /** What was decided since the last {@link #keep} could not be recorded: it is as if it had not been. */
        default void undo() {}
    }

    /**
     * What the rules are asked when this request is decided, for whoever wants to know which condition made the
     * difference; none where the request is refused, or where a decider asks no rules.
     */
    default Optional<Asked> asked(DecisionRequest request, Context context) {
        return Optional.empty();
    }

    /**
     * What rules are asked for one decision.
     *
     * @param rules of the release
     * @param cases the facts that are put before the rules, all of one case together
     */
    record Asked(RuleSet rules, List<List<?>> cases) {
        public Asked {
            cases = List.copyOf(cases);
        }
    }

    /** The languages that it answers in, the default first. */
    default Set<Language> languages() {
        return Set.of(Language.ES, Language.EN);
    }

    /** For each language that has texts and is not offered, why not. */
    default List<String> unfinished() {
        return List.of();
    }

    /** The rules that it decides by, in catalogue order. */
    default List<DecidingRule> rules() {
        return List.of();
    }

    /** Gives back what it holds of its release, once no decision under that release is under way or can start. */
    @Override
    default void close() {}

    /** What the envelope resolved before the decision. {@code language} is a tag. */
    record Context(LocalDate asOf, String language, Set<String> include) {}
}
