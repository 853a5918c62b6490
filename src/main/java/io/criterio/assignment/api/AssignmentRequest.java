package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.decision.DecisionRequest;
import io.criterio.json.Bulk;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for an {@code ASSIGNMENT} decision: an executive's day. */
@Schema(
        name = "AssignmentRequest",
        description = "Which records does an executive work on a day? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record AssignmentRequest(
        @Schema(required = true, enumeration = "ASSIGNMENT") String type,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Ties the decisions of one conversation together.",
                examples = "base-2026-11")
        @Nullable
        String caseId,

        @Schema(description = "The business date; the day to plan, and best left out.", examples = "2026-11-19")
        @Nullable
        LocalDate asOf,

        @Schema(
                maxItems = 10,
                description =
                        "What to add to the answer: `dispositions`, what became of every record left out; `trace`, what the rules made of the day and of every profile.")
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

    /** The same with other facts. */
    public AssignmentRequest withFacts(Facts other) {
        return new AssignmentRequest(type, caseId, asOf, include, release, dryRun, other);
    }

    /** The executive, the campaign, the day and the base. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "AssignmentFacts",
            description = "The executive, the campaign, the day and the base.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Schema(required = true) @Nullable Executive executive,
            @Schema(required = true) @Nullable Campaign campaign,

            @Schema(required = true, description = "The day to plan: a business day of the campaign.") @Nullable
            LocalDate date,

            @Schema(
                    description = "The sector planned for the day; it completes a short day.",
                    pattern = CustomerRecord.SECTOR,
                    examples = "B-2")
            @Nullable
            String sectorOfDay,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description =
                            "The base, at most 20,000 records (413). Every record needs id, origin, status, propensity and sector.")
            @Bulk
            @Nullable
            List<CustomerRecord> records) {}
}
