package io.criterio.rules;

import io.criterio.rules.RuleExplanation.Presence;
import io.criterio.rules.Types.Attribute;
import io.criterio.rules.Types.FactType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The left side of a rule, as this project reads it: enough to say which comparison held and which did not. */
sealed interface Condition {

    /**
     * Whether it holds for a fact.
     *
     * @param matched the facts that the rule's patterns matched so far, by pattern, this one included
     */
    boolean holds(Object fact, @Nullable Object[] matched);

    /** Its comparisons, in the order in which they are written. */
    List<Comparison> comparisons();

    private static List<Comparison> comparisons(List<Condition> parts) {
        return parts.stream().flatMap(part -> part.comparisons().stream()).toList();
    }

    record And(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Object fact, @Nullable Object[] matched) {
            for (Condition part : parts) {
                if (!part.holds(fact, matched)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Comparison> comparisons() {
            return Condition.comparisons(parts);
        }
    }

    record Or(List<Condition> parts) implements Condition {

        @Override
        public boolean holds(Object fact, @Nullable Object[] matched) {
            for (Condition part : parts) {
                if (part.holds(fact, matched)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<Comparison> comparisons() {
            return Condition.comparisons(parts);
        }
    }

    record Comparison(Attribute attribute, Operator operator, Operand operand) implements Condition {

        @Override
        public boolean holds(Object fact, @Nullable Object[] matched) {
            Object required = operand.value(matched);
            return required != null && holds(attribute.of(fact), required);
        }

        @Override
        public List<Comparison> comparisons() {
            return List.of(this);
        }

        boolean holds(Object actual, Object required) {
            return switch (operator) {
                case EQ -> same(actual, required);
                case NE -> !same(actual, required);
                case LT -> order(actual, required) < 0;
                case LTE -> order(actual, required) <= 0;
                case GT -> order(actual, required) > 0;
                case GTE -> order(actual, required) >= 0;
                case IN -> among(actual, (Collection<?>) required);
                case NOT_IN -> !among(actual, (Collection<?>) required);
            };
        }

        private static boolean among(Object actual, Collection<?> values) {
            for (Object value : values) {
                if (same(actual, value)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean same(Object left, Object right) {
            if (left.equals(right)) {
                return true;
            }
            if (!(left instanceof Number a && right instanceof Number b)) {
                return false;
            }
            // As the compiled rules have it: the two zeros are equal, and yet one of them is the smaller.
            return inexact(a) && !(b instanceof BigDecimal) || inexact(b) && !(a instanceof BigDecimal)
                    ? a.doubleValue() == b.doubleValue()
                    : order(a, b) == 0;
        }

        private static boolean inexact(Number number) {
            return number instanceof Double || number instanceof Float;
        }

        @SuppressWarnings("unchecked") // the lint has compared the types
        private static int order(Object left, Object right) {
            if (left instanceof Number a && right instanceof Number b) {
                if (whole(a) && whole(b)) {
                    return Long.compare(a.longValue(), b.longValue());
                }
                if (a instanceof BigDecimal || b instanceof BigDecimal) {
                    return decimal(a).compareTo(decimal(b));
                }
                return Double.compare(a.doubleValue(), b.doubleValue());
            }
            return ((Comparable<Object>) left).compareTo(right);
        }

        private static boolean whole(Number number) {
            return number instanceof Integer
                    || number instanceof Long
                    || number instanceof Short
                    || number instanceof Byte;
        }

        private static BigDecimal decimal(Number number) {
            if (number instanceof BigDecimal decimal) {
                return decimal;
            }
            // What the double is, not what it is written as: so have it the compiled rules.
            return inexact(number) ? new BigDecimal(number.doubleValue()) : new BigDecimal(number.longValue());
        }
    }

    /** The other side of a comparison. */
    sealed interface Operand {

        /** The value given what was matched; null where its binding matched nothing. */
        @Nullable
        Object value(@Nullable Object[] matched);
    }

    record Constant(Object value) implements Operand {

        @Override
        public Object value(@Nullable Object[] matched) {
            return value;
        }
    }

    /** {@code $max}: an attribute of what an earlier pattern matched, or that fact itself. */
    record Bound(
            String name,
            int pattern,
            FactType type,
            @Nullable Attribute attribute) implements Operand {

        @Override
        public @Nullable Object value(@Nullable Object[] matched) {
            Object fact = matched[pattern];
            return fact == null || attribute == null ? fact : attribute.of(fact);
        }

        Class<?> valueType() {
            return attribute == null ? type.type() : attribute.type();
        }
    }

    /** {@code in ( … )} with a binding among the values. */
    record Several(List<Operand> operands) implements Operand {

        @Override
        public @Nullable Object value(@Nullable Object[] matched) {
            List<Object> values = new ArrayList<>(operands.size());
            for (Operand operand : operands) {
                Object value = operand.value(matched);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return values;
        }
    }

    /** One pattern of a rule. */
    record Pattern(FactType type, Presence presence, Condition condition) {}
}
