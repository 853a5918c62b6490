package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import io.criterio.json.Bulk;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code WEEK_PLAN} decision. */
@Schema(
        name = "WeekPlanRequest",
        description = "Which sectors and records on which day of the week? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record WeekPlanRequest(
        @Schema(required = true, enumeration = "WEEK_PLAN") String type,

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

    /** The executive, the week, the campaign and the base. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "WeekPlanFacts",
            description = "The executive, the week, the campaign and the base.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Schema(required = true) @Nullable Executive executive,

            @Schema(required = true, description = "Any day of the week to plan; Monday to Friday count.") @Nullable
            LocalDate weekOf,

            @Nullable Campaign campaign,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description =
                            "The base, at most 20,000 records (413). Every record needs id, origin, status, propensity and sector.")
            @Bulk
            @Nullable
            List<CustomerRecord> records) {}
}
