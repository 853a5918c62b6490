package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.criterio.decision.PersonReference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The field executive who works the base. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Executive",
        description = "The field executive who works the base.",
        additionalProperties = Schema.False.class)
public record Executive(
        @JsonSerialize(using = PersonReference.class)
        @Schema(description = "The executive's id.", examples = "e-17")
        @Nullable
        String id) {}
