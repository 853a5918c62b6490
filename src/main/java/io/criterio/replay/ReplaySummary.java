package io.criterio.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.release.ReleaseName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a replay comes to. The same decisions and the same candidate give the same summary. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReplaySummary", description = """
        What a replay comes to. Counts are of decisions. The same decisions and the same candidate give the same bytes.""")
public record ReplaySummary(
        @Schema(required = true, description = "The candidate.")
        ReleaseName candidate,

        @Schema(required = true) Selection decisions,

        @Schema(required = true) Counts counts,

        @Schema(required = true, description = "The same by decision type; types that were not met are left out.")
        List<TypeCounts> types,

        @Schema(
                required = true,
                description = "Why decisions could not be decided under the candidate, the most frequent first.")
        List<Reason> notReplayable,

        @Schema(required = true, description = "Which fields change, the most frequent first.")
        List<Field> fields,

        @Schema(required = true, description = """
                Which rules come into outcomes that they were not in, or go out of outcomes that they were in, by id.""") List<RuleChange> rules,

        @Schema(required = true, description = """
                What supervisors count, before (as recorded) and after (under the candidate), over the decisions that \
                could be decided again.""") List<Figure> figures,

        @Schema(required = true) Conversations conversations,

        @Schema(required = true, description = "The first decisions that change.", maxItems = ReplaySummary.EXAMPLES)
        List<Example> examples,

        @Schema(required = true, description = """
                How many of the changed decisions the list of differences holds: all, unless it would have become \
                larger than the service lets it.""") long listed) {

    /** How many examples there are of a kind. */
    static final int EXAMPLES = 10;

    /** Which recorded decisions are decided again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ReplayedDecisions",
            description = "Which recorded decisions are decided again; all where nothing is said.")
    public record Selection(
            @Schema(description = "Decided at this instant or later.") @Nullable
            Instant from,

            @Schema(required = true, description = "Decided before this instant.")
            Instant to,

            @Schema(examples = "RETENTION") @Nullable String type,

            @Schema(description = "Of this conversation.", examples = "SIS-2026-000123") @Nullable
            String caseId,

            @Schema(description = "Decided by this release, by version or digest.", examples = "2026.11.1") @Nullable
            String release) {}

    /** How many decisions there were, and what became of them. */
    @Schema(name = "ReplayCounts")
    public record Counts(
            @Schema(required = true) long decisions,

            @Schema(required = true, description = "The same outcome, byte for byte, by the same rules.")
            long identical,

            @Schema(required = true) long changed,

            @Schema(required = true, description = "Of the changed ones, those in which only texts for people differ.")
            long changedInWordsOnly,

            @Schema(
                    required = true,
                    description = "Not replayable: part of their input was masked before it was recorded.")
            long masked,

            @Schema(required = true, description = "Not replayable for another reason, see `notReplayable`.")
            long unreadable) {}

    /** The counts of a type. */
    @Schema(name = "ReplayTypeCounts")
    public record TypeCounts(
            @Schema(required = true, examples = "RETENTION") String type,

            @Schema(required = true) Counts counts) {}

    /** Why decisions could not be decided. */
    @Schema(name = "NotReplayable")
    public record Reason(
            @Schema(required = true) String reason,

            @Schema(required = true) long decisions) {}

    /** A field of outcomes that changes. */
    @Schema(name = "ChangedField")
    public record Field(
            @Schema(
                    required = true,
                    description = "JSON Pointer with `*` for the number of an element.",
                    examples = "/outcome/tools/*/verdict")
            String field,

            @Schema(required = true) long decisions) {}

    /** What becomes of a rule. */
    @Schema(name = "ChangedRule")
    public record RuleChange(
            @Schema(required = true, examples = "RET-BON-01")
            String rule,

            @Schema(required = true, description = "Outcomes that it is in now and was not.")
            long appeared,

            @Schema(required = true, description = "Outcomes that it was in and is no more.")
            long vanished) {}

    /** A figure before and after. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReplayFigure")
    public record Figure(
            @Schema(required = true, examples = "RETENTION") String type,

            @Schema(required = true, description = """
                            RETENTION, for each tool: `….eligible`, `….forbidden`, `….undetermined`, `….offered` (in a \
                            package), `….offeredFirst` (in the best one); `packages`, `somethingToOffer`, \
                            `nothingToOffer`, `commissionLost` (by the best package). ASSIGNMENT: `capacity`, \
                            `assigned` (its rate is the fill rate of the 25), `shortfall`, `daysWithShortfall`, \
                            `needsSupervisor`. The other types: `neighbours`; `admitted`, `refused`; `steps`; \
                            `planned`, `unplaced`; `standardsMet`, `standardsMissed`.""", examples = "BONIFICACION.offered")
            String figure,

            @Schema(required = true) long before,

            @Schema(required = true) long after,

            @Schema(description = "Per decision; of `assigned` and `shortfall`, per place.", examples = "0.7312")
            @Nullable
            BigDecimal beforeRate,

            @Schema(examples = "0.6954") @Nullable BigDecimal afterRate) {}

    /** What becomes of whole conversations. */
    @Schema(
            name = "ReplayedConversations",
            description = "Decisions that share a `caseId`, as far as they were replayed.")
    public record Conversations(
            @Schema(required = true) long replayed,

            @Schema(required = true, description = "Those of which a turn changes.")
            long changed,

            @Schema(required = true, description = "At which turn they diverge first; 20 stands for 20 and later.")
            List<DivergingTurn> divergingAt,

            @Schema(required = true, description = "The first that diverge.", maxItems = EXAMPLES)
            List<Diverging> examples) {}

    /** How many conversations diverge at a turn. */
    @Schema(name = "DivergingTurn")
    public record DivergingTurn(
            @Schema(required = true, description = "Among the replayed turns, from 1.")
            int turn,

            @Schema(required = true) long conversations) {}

    /** A conversation that takes another way. */
    @Schema(name = "DivergingConversation")
    public record Diverging(
            @Schema(required = true, description = "The first turn that changes.")
            UUID decision,

            @Schema(required = true, examples = "SIS-2026-000123")
            String caseId,

            @Schema(required = true, description = "Its number among the replayed turns, from 1.")
            int turn,

            @Schema(required = true, description = "How many turns were replayed.")
            int turns,

            @Schema(required = true, description = "How many of them change.")
            int changedTurns) {}

    /** A decision that changes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChangedExample")
    public record Example(
            @Schema(required = true) UUID decision,

            @Schema(required = true, examples = "RETENTION") String type,

            @Nullable String caseId,

            @Schema(required = true) List<String> fields,

            @Schema(required = true, description = "Rules that are in the outcome now and were not.")
            List<String> appeared,

            @Schema(required = true, description = "Rules that were in the outcome and are no more.")
            List<String> vanished) {}
}
