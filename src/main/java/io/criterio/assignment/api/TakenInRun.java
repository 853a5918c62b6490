package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A derivado that an executive was offered and another one of the same run has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TakenInRun", description = "A derivado that somebody else of the run has.")
public record TakenInRun(
        @Schema(required = true, examples = "r-1") String recordId,

        @Schema(required = true, description = "Who has it.", examples = "e-17")
        String executive,

        @Schema(description = "The rule that leaves it out here.", examples = "ASG-DER-03") @Nullable
        String rule) {}
