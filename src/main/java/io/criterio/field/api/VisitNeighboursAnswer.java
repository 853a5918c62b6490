package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The {@code outcome} of a {@code VISIT_NEIGHBOURS} decision. */
@Schema(name = "VisitNeighboursOutcome", description = "Whom to visit round a scheduled visit.")
public record VisitNeighboursAnswer(
        @Schema(required = true, description = "The nearest clients, in the order to visit them.")
        List<Neighbour> neighbours,

        @Schema(required = true, description = "Records that were skipped because their location is not known.")
        int withoutLocation,

        @Schema(required = true) String rule) {

    /**
     * A client near the visit.
     *
     * @param rank from 1
     * @param metres along the great circle, rounded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Neighbour", description = "A client near the visit.")
    public record Neighbour(
            @Schema(required = true) int rank,
            @Schema(required = true) String recordId,

            @Schema(required = true, description = "Along the great circle, rounded.")
            long metres,

            @Schema(required = true) double propensity,
            @Nullable String sector) {}
}
