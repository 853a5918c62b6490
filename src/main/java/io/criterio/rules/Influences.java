package io.criterio.rules;

import io.criterio.rules.Condition.And;
import io.criterio.rules.Condition.Bound;
import io.criterio.rules.Condition.Comparison;
import io.criterio.rules.Condition.Constant;
import io.criterio.rules.Condition.Operand;
import io.criterio.rules.Condition.Or;
import io.criterio.rules.Condition.Several;
import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which single condition of a rule decides: it is turned round while all the others stay as they are, and the rule
 * fires where it did not, or does not where it did.
 *
 * <p>The conditions of a rule are its comparisons, and the patterns that compare nothing. What a release has in every
 * evaluation ({@link Parameters}) is no part of a case: a rule is held back if it does not fire with any of them.
 */
final class Influences {

    private final Definition rule;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A condition: a comparison, or that a pattern which compares nothing finds a fact. */
    private record Leaf(int pattern, @Nullable Comparison comparison, String text) {}

    /**
     * Reads the conditions of a rule.
     *
     * @param stage where the rule belongs: that there is a fact which is always there is no condition
     */
    Influences(Definition rule, Stage stage) {
        this.rule = rule;
        for (int i = 0; i < rule.patterns.size(); i++) {
            Condition.Pattern pattern = rule.patterns.get(i);
            List<Comparison> comparisons = pattern.condition().comparisons();
            String prefix = switch (pattern.presence()) {
                case MATCH -> "";
                case EXISTS -> "exists ";
                case NOT -> "not ";
            };
            if (comparisons.isEmpty()
                    && !pattern.type().parameters()
                    && !stage.always(pattern.type().type())) {
                leaves.add(new Leaf(i, null, prefix + pattern.type().name()));
            }
            for (Comparison one : comparisons) {
                leaves.add(new Leaf(i, one, prefix + pattern.type().name() + "." + text(one)));
            }
        }
    }

    // ---- as written -------------------------------------------------------------------------------------------

    /** The conditions as a rule writes them, with the name of the fact before each. */
    List<String> texts() {
        return leaves.stream().map(Leaf::text).toList();
    }

    private static String text(Comparison comparison) {
        String operator = switch (comparison.operator()) {
            case EQ -> "==";
            case NE -> "!=";
            case LT -> "<";
            case LTE -> "<=";
            case GT -> ">";
            case GTE -> ">=";
            case IN -> "in";
            case NOT_IN -> "not in";
        };
        return comparison.attribute().name() + " " + operator + " " + text(comparison.operand());
    }

    private static String text(Operand operand) {
        if (operand instanceof Bound bound) {
            return bound.name();
        }
        if (operand instanceof Several several) {
            return several.operands().stream().map(Influences::text).collect(Collectors.joining(", ", "( ", " )"));
        }
        return value(((Constant) operand).value());
    }

    private static String value(Object value) {
        if (value instanceof Enum<?> code) {
            return code.getDeclaringClass().getSimpleName() + "." + code.name();
        }
        return value instanceof Collection<?> several
                ? several.stream().map(Influences::value).collect(Collectors.joining(", ", "( ", " )"))
                : value.toString();
    }

    // ---- what decides -----------------------------------------------------------------------------------------

    /** What the conditions do for one case, the parameters of the release among the facts. */
    Influence of(List<?> facts) {
        Search plain = new Search(facts, null, false);
        boolean fires = plain.any(matched -> true);
        Set<Integer> made = new TreeSet<>();
        Set<Integer> heldBack = new TreeSet<>();
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            // Inside a "not" a condition helps the rule by not holding.
            boolean helpful = rule.patterns.get(leaf.pattern()).presence() != Presence.NOT;
            Search without = new Search(facts, leaf, !helpful);
            if (fires && plain.any(matched -> !without.holdsFor(matched))) {
                made.add(i);
            }
            if (new Search(facts, leaf, helpful).any(matched -> !plain.holdsFor(matched))) {
                heldBack.add(i);
            }
        }
        return new Influence(fires, made, heldBack);
    }

    /** Looks for facts that the rule's patterns match together, perhaps with one condition set. */
    private final class Search {

        private final List<?> facts;
        private final @Nullable Leaf set;
        private final boolean value;

        Search(List<?> facts, @Nullable Leaf set, boolean value) {
            this.facts = facts;
            this.set = set;
            this.value = value;
        }

        /** Whether the patterns match some facts that are as wanted. */
        boolean any(Predicate<@Nullable Object[]> wanted) {
            return search(0, new Object[rule.patterns.size()], null, wanted);
        }

        /** Whether the patterns match these facts of a case, with whatever parameters. */
        boolean holdsFor(@Nullable Object[] fixed) {
            return search(0, new Object[rule.patterns.size()], fixed, matched -> true);
        }

        private boolean search(
                int index,
                @Nullable Object[] matched,
                @Nullable Object @Nullable [] fixed,
                Predicate<@Nullable Object[]> wanted) {
            if (index == matched.length) {
                return wanted.test(matched);
            }
            Condition.Pattern pattern = rule.patterns.get(index);
            boolean bare = set != null && set.pattern() == index && set.comparison() == null;
            if (pattern.presence() != Presence.MATCH) {
                boolean found = bare ? value : exists(pattern, index, matched);
                matched[index] = null;
                return found == (pattern.presence() == Presence.EXISTS) && search(index + 1, matched, fixed, wanted);
            }
            if (bare) {
                // As if there were a fact of the type, where there is none; as if there were none, where there is.
                boolean there = facts.stream()
                        .anyMatch(fact -> fact.getClass() == pattern.type().type());
                return value && !there && search(index + 1, matched, fixed, wanted);
            }
            if (fixed != null && !pattern.type().parameters()) {
                Object fact = fixed[index];
                matched[index] = fact;
                return fact != null
                        && holds(pattern.condition(), index, fact, matched)
                        && search(index + 1, matched, fixed, wanted);
            }
            for (Object fact : facts) {
                matched[index] = fact;
                if (fact.getClass() == pattern.type().type()
                        && holds(pattern.condition(), index, fact, matched)
                        && search(index + 1, matched, fixed, wanted)) {
                    return true;
                }
            }
            matched[index] = null;
            return false;
        }

        private boolean exists(Condition.Pattern pattern, int index, @Nullable Object[] matched) {
            for (Object fact : facts) {
                matched[index] = fact;
                if (fact.getClass() == pattern.type().type() && holds(pattern.condition(), index, fact, matched)) {
                    return true;
                }
            }
            return false;
        }

        private boolean holds(Condition condition, int index, Object fact, @Nullable Object[] matched) {
            if (condition instanceof And and) {
                return and.parts().stream().allMatch(part -> holds(part, index, fact, matched));
            }
            if (condition instanceof Or or) {
                return or.parts().stream().anyMatch(part -> holds(part, index, fact, matched));
            }
            boolean isSet = set != null && set.pattern() == index && set.comparison() == condition;
            return isSet ? value : condition.holds(fact, matched);
        }
    }
}
