package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import io.criterio.json.Bulk;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code VISIT_NEIGHBOURS} decision. */
@Schema(
        name = "VisitNeighboursRequest",
        description = "Whom to visit round a scheduled visit? Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record VisitNeighboursRequest(
        @Schema(required = true, enumeration = "VISIT_NEIGHBOURS")
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

    /** The visit, and the base to look in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "VisitNeighboursFacts",
            description = "The visit, and the base to look in.",
            additionalProperties = Schema.False.class)
    public record Facts(
            @Nullable Executive executive,
            @Schema(required = true) @Nullable Visit visit,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description =
                            "The base, at most 20,000 records (413). Every record needs id and propensity; without a location it is skipped.")
            @Bulk
            @Nullable
            List<CustomerRecord> records) {}

    /** Where the visit is, and whose it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Visit", description = "Where the visit is.", additionalProperties = Schema.False.class)
    public record Visit(
            @Schema(required = true) CustomerRecord.@Nullable Location location,

            @Schema(description = "The record that is visited; it is no neighbour of itself.") @Nullable
            String recordId) {}
}
