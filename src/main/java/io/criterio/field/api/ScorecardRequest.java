package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code SCORECARD} decision. */
@Schema(
        name = "ScorecardRequest",
        description = "How does an executive stand against the standards? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record ScorecardRequest(
        @Schema(required = true, enumeration = "SCORECARD") String type,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Ties the decisions of one conversation together.",
                examples = "base-2026-11")
        @Nullable
        String caseId,

        @Schema(description = "The business date; the day that is counted, and best left out.", examples = "2026-11-19")
        @Nullable
        LocalDate asOf,

        @Schema(maxItems = 10, description = "What to add to the answer: `trace`, what the rules made of each fact.")
        @Nullable
        List<String> include,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Asks for one rule release, by version or digest; refused when that one is not live.",
                examples = "2026.11.1")
        @Nullable
        String release,

        @Schema(description = "Decide without recording.", defaultValue = "false") @Nullable
        Boolean dryRun,

        @Schema(required = true) @Nullable Facts facts)
        implements DecisionRequest {

    /** The executive, the day, and what was counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ScorecardFacts",
            description = "The executive, the day, and what was counted.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Schema(required = true) @Nullable Executive executive,
            @Schema(required = true) @Nullable LocalDate date,
            @Schema(required = true) @Nullable Counts counts) {}

    /** What was counted so far. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Counts", description = "What was counted so far.", additionalProperties = Schema.False.class)
    public record Counts(
            @Schema(required = true) @Nullable Day day,
            @Schema(required = true) @Nullable Week week,
            @Schema(required = true) @Nullable Month month,
            @Nullable Efficiency efficiency) {}

    /** Counts of the day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DayCounts", description = "Counts of the day.", additionalProperties = Schema.False.class)
    public record Day(
            @Schema(required = true, minimum = "0", description = "With clients that are new.") @Nullable
            Integer effectiveContacts,

            @Schema(required = true, minimum = "0") @Nullable
            Integer simulations,

            @Schema(required = true, minimum = "0", description = "Entries or referrals.") @Nullable
            Integer entries) {}

    /** What was formalised in the week. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "WeekCounts",
            description = "What was formalised in the week.",
            additionalProperties = Schema.False.class)
    public record Week(
            @Schema(required = true, minimum = "0") @Nullable
            Integer credits,

            @Schema(required = true, minimum = "0", description = "Credit cards.") @Nullable
            Integer tcr,

            @Schema(required = true, minimum = "0") @Nullable
            Integer ompInsurances) {}

    /** How much of the base was worked in the month. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "MonthCounts",
            description = "How much of the base was worked in the month.",
            additionalProperties = Schema.False.class)
    public record Month(
            @Schema(required = true, minimum = "0") @Nullable
            Integer recordsWorked,

            @Schema(required = true, minimum = "0", description = "All records of the base.") @Nullable
            Integer records) {}

    /** How many of the worked records bought. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Efficiency",
            description = "How many of the worked records bought.",
            additionalProperties = Schema.False.class)
    public record Efficiency(@Nullable Sold abono, @Nullable Referred derivados) {}

    /** Records of a base that bought. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Sold",
            description = "Records that bought, of those that were worked.",
            additionalProperties = Schema.False.class)
    public record Sold(
            @Schema(required = true, minimum = "0") @Nullable
            Integer sold,

            @Schema(required = true, minimum = "1") @Nullable
            Integer worked) {}

    /** Derivados that bought. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SoldDerivados",
            description = "Derivados that bought, of those that were worked.",
            additionalProperties = Schema.False.class)
    public record Referred(
            @Schema(required = true, minimum = "0") @Nullable
            Integer sold,

            @Schema(required = true, minimum = "1") @Nullable
            Integer worked,

            @Schema(description = "Whether these are the first days after their referral, when more is expected.")
            @Nullable
            Boolean firstDays) {}
}
