package io.criterio.decision;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer answered to what a decision offered. */
@Schema(
        name = "OutcomeRequest",
        description = "What the customer answered, for each tool that was put on the table.",
        additionalProperties = Schema.False.class)
public record OutcomeRequest(
        @Schema(required = true, minItems = 1, maxItems = 20) @Nullable
        List<ToolAnswer> answers) {

    /** What a customer may answer. */
    public enum Answer {
        ACCEPTED,
        REJECTED,
        NO_ANSWER
    }

    /** The answer to one tool. */
    @Schema(name = "ToolAnswer", additionalProperties = Schema.False.class)
    public record ToolAnswer(
            @Schema(required = true, description = "A tool of the decision's type.", examples = "BONIFICACION")
            @Nullable
            String tool,

            @Schema(required = true) @Nullable Answer answer) {}
}
