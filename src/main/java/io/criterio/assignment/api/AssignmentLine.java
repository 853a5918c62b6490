package io.criterio.assignment.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a stream of assignments: the request for one executive's day, whose type need not be said. */
@Schema(
        name = "AssignmentLine",
        description =
                "One executive's day, on a line: an assignment request whose type may be left out. Fields that are not named here are refused.",
        additionalProperties = Schema.False.class)
public record AssignmentLine(
        @Schema(enumeration = "ASSIGNMENT", defaultValue = "ASSIGNMENT") @Nullable
        String type,

        @Schema(
                minLength = 1,
                maxLength = 100,
                description = "Ties the decisions of one conversation together.",
                examples = "base-2026-11")
        @Nullable
        String caseId,

        @Schema(description = "The business date; the day to plan, and best left out.", examples = "2026-11-19")
        @Nullable
        LocalDate asOf,

        @Schema(maxItems = 10, description = "What to add to the answer: `dispositions`, `trace`.") @Nullable
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

        @Schema(required = true) AssignmentRequest.@Nullable Facts facts) {

    /** The request that the line is. */
    public AssignmentRequest request() {
        return new AssignmentRequest("ASSIGNMENT", caseId, asOf, include, release, dryRun, facts);
    }
}
