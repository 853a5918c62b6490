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
@Schema(name = "ManagementEntryRequest", description = "Is what an executive enters admitted, and what follows?")
public record ManagementEntryRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts)
        implements DecisionRequest {

    /** The record, how it came into the day, and what is entered for it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ManagementEntryFacts", description = "The record, how it came into the day, and the entry.")
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
    @Schema(name = "ManagementEntry", description = "What is entered for a record.")
    public record Entry(
            @Schema(required = true) @Nullable Result outcome,

            @Schema(description = "Why the customer says no; with RECHAZO.") @Nullable
            RejectionType rejection,

            @Schema(description = "When the commitment is due: needed where the outcome schedules something.") @Nullable
            LocalDate commitmentDate) {}
}
