package io.criterio.oracle;

import io.criterio.oracle.Situation.Motive;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rulebook answers. Rule ids are sorted, tools stand in the order of {@link Tool}, facts in that of
 * {@link Fact}; {@code tools} always holds all six.
 *
 * @param steps which of the RET-PRO, RET-REA and RET-ACC rules have something to do in the answer
 * @param proposal null when nothing was proposed
 */
public record Expected(
        MotiveAnswer motive,
        List<ToolAnswer> tools,
        List<PackageAnswer> packages,
        List<Question> questions,
        List<String> warnings,
        SortedSet<String> steps,
        @Nullable ProposalAnswer proposal) {

    /** The same with what is said of a proposal. */
    Expected with(ProposalAnswer answered) {
        return new Expected(motive, tools, packages, questions, warnings, steps, answered);
    }

    public enum Verdict {
        ELIGIBLE,
        FORBIDDEN,
        UNDETERMINED
    }

    public enum ProposalVerdict {
        ACCEPTED,
        REJECTED,
        UNDETERMINED
    }

    public record MotiveAnswer(
            @Nullable Motive stated,
            @Nullable Motive handledAs,
            @Nullable String rule) {}

    /** @param because empty but for a combination rule */
    public record ForbiddenBy(String rule, List<String> because) {}

    /** @param recommended null when it hangs on a missing fact */
    public record Quantity(int min, int max, @Nullable Integer recommended) {}

    /** @param quantity only for BONIFICACION, and only when it is ELIGIBLE */
    public record ToolAnswer(
            Tool tool,
            Verdict verdict,
            List<ForbiddenBy> forbiddenBy,
            List<String> passed,
            List<Tool> requires,
            @Nullable Quantity quantity,
            List<Fact> missing) {

        public List<String> forbiddenByRules() {
            return forbiddenBy.stream().map(ForbiddenBy::rule).toList();
        }
    }

    public record Choice(Tool tool, @Nullable Integer quantity) {}

    /** @param serviceRequest whether the package is filed as a service request that takes days (RET-BON-06) */
    public record PackageAnswer(
            int rank,
            List<Choice> tools,
            List<String> extras,
            boolean commissionLost,
            List<Tool> forecloses,
            boolean serviceRequest) {

        public List<Tool> toolsOnly() {
            return tools.stream().map(Choice::tool).toList();
        }
    }

    public record Question(Fact fact, String rule) {}

    /**
     * @param nearest null unless REJECTED with a package left
     * @param none REJECTED and no package is left
     */
    public record ProposalAnswer(
            ProposalVerdict verdict,
            List<String> violations,
            @Nullable List<Choice> nearest,
            boolean none) {}

    public ToolAnswer tool(Tool tool) {
        return tools.get(tool.ordinal());
    }

    public List<Fact> asked() {
        return questions.stream().map(Question::fact).toList();
    }
}
