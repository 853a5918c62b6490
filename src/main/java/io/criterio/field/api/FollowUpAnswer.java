package io.criterio.field.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code outcome} of a {@code FOLLOW_UP} decision. */
@Schema(name = "FollowUpOutcome", description = "What to do next with a customer.")
public record FollowUpAnswer(
        @Schema(required = true, description = "In this order; empty where nothing is left to do.")
        List<Step> steps) {

    /** A step. */
    @Schema(name = "FollowUpStep", description = "A step.")
    public record Step(
            @Schema(required = true) int order,
            @Schema(required = true) String code,
            @Schema(required = true) String text,

            @Schema(required = true, description = "TELEFONO, TERRENO or PANEL_MOVIL.")
            String channel,

            @Schema(required = true) String rule) {}
}
