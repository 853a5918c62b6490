package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.decision.DecisionRequest;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a {@code VISIT_NEIGHBOURS} decision. */
@Schema(name = "VisitNeighboursRequest", description = "Whom to visit round a scheduled visit?")
public record VisitNeighboursRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts)
        implements DecisionRequest {

    /** The visit, and the base to look in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VisitNeighboursFacts", description = "The visit, and the base to look in.")
    public record Facts(
            @Nullable Executive executive,
            @Schema(required = true) @Nullable Visit visit,

            @Schema(
                    required = true,
                    maxItems = CustomerRecord.MAX_OF_A_REQUEST,
                    description = "The base. Every record needs id and propensity; without a location it is skipped.")
            @Nullable
            List<CustomerRecord> records) {}

    /** Where the visit is, and whose it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Visit", description = "Where the visit is.")
    public record Visit(
            @Schema(required = true) CustomerRecord.@Nullable Location location,

            @Schema(description = "The record that is visited; it is no neighbour of itself.") @Nullable
            String recordId) {}
}
