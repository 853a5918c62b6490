package io.criterio.assignment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of one subject.
 *
 * @param fired the rules that fired, and what they found
 * @param heldBack the rules that could have fired on such a subject and did not, and why
 */
@Schema(name = "RuleTrace", description = "Which rules fired on a subject and which held back.")
public record RuleTrace(
        @Schema(required = true) List<Fired> fired,
        @Schema(required = true) List<HeldBack> heldBack) {

    /** A rule that fired; the finding by type, with its values. */
    @Schema(name = "TracedRule", description = "A rule that fired, and what it found.")
    public record Fired(
            @Schema(required = true) String rule,
            @Schema(required = true) String name,
            @Schema(required = true) Map<String, Object> finding) {}

    /** A rule that did not fire, with the comparisons that did not hold. */
    @Schema(name = "TracedRuleHeldBack", description = "A rule that did not fire, and the comparisons that failed.")
    public record HeldBack(
            @Schema(required = true) String rule,
            @Schema(required = true) String name,
            @Schema(required = true) List<Comparison> because) {}

    /** A comparison that did not hold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FailedComparison", description = "A comparison that did not hold.")
    public record Comparison(
            @Schema(required = true) String attribute,
            @Schema(required = true) String operator,
            @Nullable Object required,
            @Nullable Object actual) {}
}
