package io.criterio.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule's conditions stood against some facts: for a trace, where it tells which condition held a rule back.
 *
 * @param rule the rule
 * @param held whether all its patterns held together, so that it fires
 * @param patterns its patterns in order
 */
public record RuleExplanation(RuleInfo rule, boolean held, List<Pattern> patterns) {

    /** What a pattern asks for. */
    public enum Presence {
        /** {@code Policy( … )}: each such fact fires the rule. */
        MATCH,
        /** {@code exists Policy( … )}. */
        EXISTS,
        /** {@code not Policy( … )}. */
        NOT
    }

    /**
     * One pattern against the facts of its type.
     *
     * @param fact simple name of the fact's type
     * @param presence what the pattern asks for
     * @param held whether it got that, given what the patterns before it matched
     * @param candidates how many facts of the type there were
     * @param closest the candidate that satisfied most of the comparisons, which they are told of; none without candidates
     * @param comparisons each comparison as written, in order
     */
    public record Pattern(
            String fact,
            Presence presence,
            boolean held,
            int candidates,
            @Nullable Object closest,
            List<Comparison> comparisons) {}

    /**
     * One comparison against the closest candidate.
     *
     * @param attribute the record component
     * @param operator as written in the rule
     * @param required the other side, resolved; null where a binding it needs matched nothing
     * @param actual the attribute's value; null without a candidate
     * @param held whether it is true
     */
    public record Comparison(
            String attribute,
            Operator operator,
            @Nullable Object required,
            @Nullable Object actual,
            boolean held) {}
}
