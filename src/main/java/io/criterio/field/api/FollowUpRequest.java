package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code FOLLOW_UP} decision. */
@Schema(
        name = "FollowUpRequest",
        description = "What to do next with a customer? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record FollowUpRequest(
        @Schema(required = true, enumeration = "FOLLOW_UP") String type,

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

    /** The record, and what the customer said in case of a no. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FollowUpFacts",
            description = "The record, and what the customer said in case of a no.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Nullable Executive executive,

            @Schema(required = true, description = "The record; its origin and status are needed.") @Nullable
            CustomerRecord record,

            @Schema(description = "Why the customer says no; with a record in RECHAZO.") @Nullable
            RejectionType rejection) {}
}
