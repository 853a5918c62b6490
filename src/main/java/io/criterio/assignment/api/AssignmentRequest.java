package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.decision.DecisionRequest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for an {@code ASSIGNMENT} decision: an executive's day. */
@Schema(name = "AssignmentRequest", description = "Which records does an executive work on a day?")
public record AssignmentRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts)
        implements DecisionRequest {

    /** The executive, the campaign, the day and the base. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AssignmentFacts", description = "The executive, the campaign, the day and the base.")
    public record Facts(
            @Schema(required = true) @Nullable Executive executive,
            @Schema(required = true) @Nullable Campaign campaign,

            @Schema(required = true, description = "The day to plan: a business day of the campaign.") @Nullable
            LocalDate date,

            @Schema(
                    description = "The sector planned for the day; it completes a short day.",
                    pattern = CustomerRecord.SECTOR,
                    examples = "\"B-2\"")
            @Nullable
            String sectorOfDay,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description = "The base. Every record needs id, origin, status, propensity and sector.")
            @Nullable
            List<CustomerRecord> records) {}
}
