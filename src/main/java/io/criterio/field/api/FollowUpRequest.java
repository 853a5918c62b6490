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
@Schema(name = "FollowUpRequest", description = "What to do next with a customer?")
public record FollowUpRequest(
        String type,
        @Nullable String caseId,
        @Nullable LocalDate asOf,
        @Nullable List<String> include,
        @Nullable String release,
        @Nullable Boolean dryRun,
        @Nullable Facts facts)
        implements DecisionRequest {

    /** The record, and what the customer said in case of a no. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FollowUpFacts", description = "The record, and what the customer said in case of a no.")
    public record Facts(
            @Nullable Executive executive,

            @Schema(required = true, description = "The record; its origin and status are needed.") @Nullable
            CustomerRecord record,

            @Schema(description = "Why the customer says no; with a record in RECHAZO.") @Nullable
            RejectionType rejection) {}
}
