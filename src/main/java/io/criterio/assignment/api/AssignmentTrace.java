package io.criterio.assignment.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The {@code trace} of an {@code ASSIGNMENT} decision: what the rules made of the day and of every profile in the base. */
@Schema(name = "AssignmentTrace", description = "What the rules made of the day and of every profile in the base.")
public record AssignmentTrace(
        @Schema(required = true, description = "The rules that fired on the day itself.")
        List<FiredRule> day,

        @Schema(required = true) List<ProfileTrace> profiles) {

    /**
     * Records that are alike in everything the rules look at.
     *
     * @param records how many records of the base have the profile
     * @param outcome the bucket they qualify for, or the reason for leaving them out
     * @param heldBack rules on profiles that did not fire
     */
    @Schema(name = "ProfileTrace", description = "Records that are alike in everything the rules look at.")
    public record ProfileTrace(
            @Schema(required = true) String origin,
            @Schema(required = true) String status,
            @Schema(required = true) String commitment,
            @Schema(required = true) String assignee,
            @Schema(required = true) String phase,
            @Schema(required = true) int records,
            @Schema(required = true) String outcome,
            @Schema(required = true) List<FiredRule> fired,
            @Schema(required = true) List<RuleName> heldBack) {}

    /** A rule that fired, and what it found. */
    @Schema(name = "AssignmentFiredRule", description = "A rule that fired, and what it found.")
    public record FiredRule(
            @Schema(required = true) String rule,
            @Schema(required = true) String name,
            @Schema(required = true) String finding) {}

    /** A rule. */
    @Schema(name = "RuleName", description = "A rule.")
    public record RuleName(
            @Schema(required = true) String rule,
            @Schema(required = true) String name) {}
}
