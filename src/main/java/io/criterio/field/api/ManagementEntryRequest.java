package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import io.criterio.field.fact.Load;
import io.criterio.field.fact.Result;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code MANAGEMENT_ENTRY} decision. */
@Schema(
        name = "ManagementEntryRequest",
        description =
                "Is what an executive enters admitted, and what follows? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record ManagementEntryRequest(
        @Schema(required = true, enumeration = "MANAGEMENT_ENTRY")
        String type,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Ties the decisions of one conversation together.",
                examples = "base-2026-11")
        @Nullable
        String caseId,

        @Schema(
                description = "The business date; today in the zone of the decision's calendar when left out.",
                examples = "2026-11-19")
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

    /** The record, how it came into the day, and what is entered for it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ManagementEntryFacts",
            description = "The record, how it came into the day, and the entry.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Nullable Executive executive,

            @Schema(description = "Names the calendar that a commitment is checked by.") @Nullable
            Campaign campaign,

            @Schema(required = true, description = "The record; its status before the entry is needed.") @Nullable
            CustomerRecord record,

            @Schema(required = true, description = "By the daily assignment, or by a filter to complete a short day.")
            @Nullable
            Load assignment,

            @Schema(required = true) @Nullable Entry entry) {}

    /** What is entered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ManagementEntry",
            description = "What is entered for a record.",
            additionalProperties = Schema.False.class)
    public record Entry(
            @Schema(required = true) @Nullable Result outcome,

            @Schema(description = "Why the customer says no; with RECHAZO.") @Nullable
            RejectionType rejection,

            @Schema(description = "When the commitment is due: needed where the outcome schedules something.") @Nullable
            LocalDate commitmentDate) {}
}
