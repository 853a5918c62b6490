package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The {@code trace} of an {@code ASSIGNMENT} decision: what the rules made of the day and of every profile in the base.
 *
 * @param campaignDay what they made of the place of the day in the campaign
 * @param day what they made of a day of this phase
 */
@Schema(name = "AssignmentTrace", description = "What the rules made of the day and of every profile in the base.")
public record AssignmentTrace(
        @Schema(required = true) RuleTrace campaignDay,
        @Schema(required = true) RuleTrace day,
        @Schema(required = true) List<ProfileTrace> profiles) {

    /**
     * Records that are alike in everything the rules look at.
     *
     * @param records how many records of the base have the profile
     * @param outcome the bucket they qualify for, or the reason for leaving them out
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
            @JsonUnwrapped RuleTrace rules) {}
}
