package io.criterio.retention.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code trace} of a {@code RETENTION} decision: every rule that was considered, with the facts it fired on or the
 * comparisons that held it back.
 *
 * @param completions how the missing facts can turn out, and as what the case is then handled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetentionTrace(List<Completion> completions, List<Rule> rules) {

    public record Completion(
            String motive, boolean assistanceUsed, @Nullable String experience, String handledAs) {}

    /**
     * One DRL rule.
     *
     * @param fired whether it fired under any completion
     * @param matches what it fired on and what it found
     * @param heldBack for a rule that did not fire: the comparisons that did not hold
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rule(
            String rule,
            String name,
            String kind,
            String source,
            String file,
            int line,
            boolean fired,
            @Nullable List<Match> matches,
            @Nullable List<HeldBack> heldBack) {}

    /** A finding with the facts that led to it; facts and findings by type, with their values. */
    public record Match(List<Map<String, Object>> facts, Map<String, Object> finding) {}

    /**
     * A comparison that did not hold.
     *
     * @param attribute absent when there was no such fact at all
     * @param required the other side of the comparison as the rule has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HeldBack(
            String fact,
            @Nullable String attribute,
            @Nullable String operator,
            @Nullable Object required,
            @Nullable Object actual) {}
}
