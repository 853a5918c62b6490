package io.criterio.rules;

import io.criterio.rules.Condition.And;
import io.criterio.rules.Condition.Comparison;
import io.criterio.rules.Condition.Constant;
import io.criterio.rules.Condition.Or;
import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells why a rule fired, and why another did not. */
final class Explanations {

    private Explanations() {}

    /** What would have to be otherwise, given what the rule's patterns matched. */
    static List<Unmet> unmet(Definition rule, List<Object> facts) {
        List<Condition.Pattern> patterns = rule.patterns;
        @Nullable Object[] matched = new Object[patterns.size()];
        int next = 0;
        for (int i = 0; i < matched.length; i++) {
            if (patterns.get(i).presence() != Presence.NOT) {
                matched[i] = facts.get(next++);
            }
        }
        List<Unmet> result = new ArrayList<>(4);
        for (int i = 0; i < matched.length; i++) {
            Object fact = matched[i];
            if (fact != null && !patterns.get(i).type().parameters()) {
                turn(patterns.get(i).condition(), fact, matched, result);
            }
        }
        return result;
    }

    private static void turn(Condition condition, Object fact, @Nullable Object[] matched, List<Unmet> result) {
        if (condition instanceof And and) {
            for (Condition part : and.parts()) {
                turn(part, fact, matched, result);
            }
        } else if (condition instanceof Or or) {
            for (Condition part : or.parts()) {
                if (part.holds(fact, matched)) {
                    turn(part, fact, matched, result);
                }
            }
        } else if (condition instanceof Comparison comparison) {
            Object required = Objects.requireNonNull(comparison.operand().value(matched), "the rule has fired");
            // What equals a constant is that constant.
            Object actual = comparison.operator() == Operator.EQ && comparison.operand() instanceof Constant
                    ? required
                    : comparison.attribute().of(fact);
            result.add(new Unmet(
                    fact, comparison.attribute().name(), comparison.operator().negated(), required, actual));
        }
    }

    /** How each comparison of the rule stands against the facts that come closest. */
    static RuleExplanation considered(Definition rule, List<?> facts, Steps steps) {
        steps.rule(rule.info);
        List<Object> sorted = new ArrayList<>(facts);
        sorted.sort(FactOrder.INSTANCE);
        @Nullable Object[] best = new Object[rule.patterns.size()];
        int reached = search(rule.patterns, 0, sorted, new Object[best.length], best, -1, steps);
        List<RuleExplanation.Pattern> told = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            told.add(pattern(rule.patterns.get(i), i, sorted, best, i < reached));
        }
        return new RuleExplanation(rule.info, reached == best.length, List.copyOf(told));
    }

    /**
     * The most patterns, from the first, that can hold together.
     *
     * @param best what they matched, for the first way to hold so many
     */
    private static int search(
            List<Condition.Pattern> patterns,
            int index,
            List<Object> facts,
            @Nullable Object[] matched,
            @Nullable Object[] best,
            int most,
            Steps steps) {
        int reached = most;
        if (index > reached) {
            reached = index;
            System.arraycopy(matched, 0, best, 0, index);
        }
        if (index == patterns.size()) {
            return reached;
        }
        Condition.Pattern pattern = patterns.get(index);
        int weight = Interpreter.weight(pattern);
        boolean found = false;
        for (Object fact : facts) {
            if (reached == patterns.size()) {
                return reached;
            }
            if (fact.getClass() != pattern.type().type()) {
                continue;
            }
            steps.take(weight);
            if (holds(pattern, index, fact, matched)) {
                found = true;
                if (pattern.presence() == Presence.MATCH) {
                    reached = search(patterns, index + 1, facts, matched, best, reached, steps);
                } else {
                    break;
                }
            }
        }
        if (pattern.presence() == Presence.EXISTS && found || pattern.presence() == Presence.NOT && !found) {
            if (pattern.presence() == Presence.NOT) {
                matched[index] = null;
            }
            reached = search(patterns, index + 1, facts, matched, best, reached, steps);
        }
        matched[index] = null;
        return reached;
    }

    private static boolean holds(Condition.Pattern pattern, int index, Object fact, @Nullable Object[] matched) {
        matched[index] = fact;
        return pattern.condition().holds(fact, matched);
    }

    private static RuleExplanation.Pattern pattern(
            Condition.Pattern pattern, int index, List<Object> facts, @Nullable Object[] matched, boolean held) {
        List<Comparison> comparisons = pattern.condition().comparisons();
        Object chosen = matched[index];
        Object closest = chosen;
        int most = -1;
        int candidates = 0;
        for (Object fact : facts) {
            if (fact.getClass() == pattern.type().type()) {
                candidates++;
                matched[index] = fact;
                // One that the whole pattern accepts beats any that only most comparisons accept.
                int score = pattern.condition().holds(fact, matched)
                        ? Integer.MAX_VALUE
                        : count(comparisons, fact, matched);
                if (chosen == null && score > most) {
                    most = score;
                    closest = fact;
                }
            }
        }
        // Later patterns are told against what came closest here.
        matched[index] = closest;
        List<RuleExplanation.Comparison> told = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            Object required = comparison.operand().value(matched);
            told.add(new RuleExplanation.Comparison(
                    comparison.attribute().name(),
                    comparison.operator(),
                    required,
                    closest == null ? null : comparison.attribute().of(closest),
                    closest != null && comparison.holds(closest, matched)));
        }
        return new RuleExplanation.Pattern(
                pattern.type().name(), pattern.presence(), held, candidates, closest, List.copyOf(told));
    }

    private static int count(List<Comparison> comparisons, Object fact, @Nullable Object[] matched) {
        int held = 0;
        for (Comparison comparison : comparisons) {
            held += comparison.holds(fact, matched) ? 1 : 0;
        }
        return held;
    }
}
