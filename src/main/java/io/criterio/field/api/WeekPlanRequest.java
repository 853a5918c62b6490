package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code WEEK_PLAN} decision. */
@Schema(name = "WeekPlanRequest", description = "Which sectors and records on which day of the week?")
public record WeekPlanRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts)
        implements DecisionRequest {

    /** The executive, the week, the campaign and the base. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WeekPlanFacts", description = "The executive, the week, the campaign and the base.")
    public record Facts(
            @Schema(required = true) @Nullable Executive executive,

            @Schema(required = true, description = "Any day of the week to plan; Monday to Friday count.") @Nullable
            LocalDate weekOf,

            @Nullable Campaign campaign,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description = "The base. Every record needs id, origin, status, propensity and sector.")
            @Nullable
            List<CustomerRecord> records) {}
}
