package io.criterio.retention;

import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Fact;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Tool;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, in codes: no language, no date. The same situation under the same release gives an equal outcome, and
 * so do situations that differ in nothing an answer tells.
 *
 * @param handledAs the motive whose rules apply, null while missing facts leave it open
 * @param motiveRule the rule that made it so, null when the stated motive simply stands
 * @param proposal null when nothing was proposed
 * @param plan null when it was not asked for
 */
public record RetentionOutcome(
        Told told,
        @Nullable Motive implied,
        @Nullable Motive handledAs,
        @Nullable String motiveRule,
        List<BestTool> bestTools,
        List<ToolVerdict> tools,
        List<OfferPackage> packages,
        @Nullable ProposalVerdict proposal,
        List<Question> questions,
        List<Warning> warnings,
        List<StepGroup> steps,
        @Nullable Treatment treatment,
        @Nullable String areasRule,
        @Nullable List<PlanBranch> plan) {

    /** What an answer tells of the facts beside what was decided. */
    public record Told(Policy policy, Motive motive, Argument argument) {

        static Told of(Situation situation) {
            return new Told(situation.policy(), situation.motive(), situation.argument());
        }
    }

    /** May it be offered. */
    public enum Verdict {
        ELIGIBLE,
        FORBIDDEN,
        UNDETERMINED
    }

    public record BestTool(Tool tool, String rule) {}

    /**
     * The verdict on one tool.
     *
     * @param quantity null unless the tool is eligible and counted
     */
    public record ToolVerdict(
            Tool tool,
            Verdict verdict,
            @Nullable Quantity quantity,
            List<Reason> forbiddenBy,
            List<Tool> requires,
            List<String> passed,
            List<Fact> missing) {}

    /**
     * How many.
     *
     * @param recommended 0 when it depends on a missing fact
     */
    public record Quantity(int min, int max, int recommended, String rule, List<String> alsoBoundBy) {

        public Quantity {
            alsoBoundBy = List.copyOf(alsoBoundBy);
        }
    }

    /**
     * One rule that stands in the way of a tool.
     *
     * @param tool the tool it stands in the way of
     * @param because the rules that rule the companions out; empty for any but a combination rule
     */
    public record Reason(String rule, Tool tool, List<Condition> conditions, List<String> because) {}

    /**
     * A condition that failed.
     *
     * @param path JSON Pointer into the request
     * @param operator eq, ne, lt, lte, gt, gte, in, notIn, none
     * @param required a code, number, boolean, list or map of these
     * @param actual the same; null for a missing fact
     */
    public record Condition(
            String path,
            String operator,
            Object required,
            @Nullable Object actual,
            @Nullable Derivation derivedBy) {}

    /** The rule that turned stated facts into the one a condition looked at, and what would have to differ there. */
    public record Derivation(String rule, List<Condition> conditions) {}

    /** Tools that may be offered together; the position in the list is the rank. */
    public record OfferPackage(
            List<ToolQuantity> tools,
            List<String> extras,
            boolean commissionLost,
            List<Tool> forecloses,
            List<Filing> filings,
            List<StepGroup> actions,
            List<String> rules) {}

    /**
     * A tool in a package.
     *
     * @param quantity 0 for a tool that is not counted
     */
    public record ToolQuantity(Tool tool, int quantity) {}

    /** Something to file; {@code maxDays} is 0 when the policy promises no time. Business days. */
    public record Filing(String system, String reason, int minDays, int maxDays, String rule) {}

    /** The steps of a rule, of one variant of them. */
    public record StepGroup(String rule, String variant) {}

    /**
     * The advisor's own package, checked.
     *
     * @param verdict ACCEPTED, REJECTED or UNDETERMINED
     * @param nearest empty when the verdict is not REJECTED, or no valid package is left
     */
    public record ProposalVerdict(
            Outcome verdict, List<Reason> violations, List<ToolQuantity> nearest, Map<Tool, Integer> quantities) {
        /** What became of a proposal. */
        public enum Outcome {
            ACCEPTED,
            REJECTED,
            UNDETERMINED
        }
    }

    public record Question(Fact fact, String rule) {}

    /** A warning; the implied motive is what it is about. */
    public record Warning(String rule, Motive implied) {}

    public record Treatment(CustomerType customer, String rule) {}

    /**
     * One legal continuation.
     *
     * @param onRejected what may follow a refusal
     * @param repeats the package was refused before: offering it again leads nowhere new
     */
    public record PlanBranch(
            List<ToolQuantity> tools, List<String> extras, List<PlanBranch> onRejected, boolean repeats) {}
}
