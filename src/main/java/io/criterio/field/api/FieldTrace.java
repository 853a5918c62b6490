package io.criterio.field.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.criterio.assignment.api.RuleTrace;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code trace} of a field decision: what the rules made of each fact. */
@Schema(name = "FieldTrace", description = "What the rules made of each fact.")
public record FieldTrace(@Schema(required = true) List<Subject> facts) {

    /**
     * A fact.
     *
     * @param fact by type, with its values
     * @param records how many records or counts it stands for
     */
    @Schema(name = "TracedFact", description = "A fact, and what the rules made of it.")
    public record Subject(
            @Schema(required = true) Map<String, Object> fact,
            @Schema(required = true) int records,
            @JsonUnwrapped RuleTrace rules) {}
}
