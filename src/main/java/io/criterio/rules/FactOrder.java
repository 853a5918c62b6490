package io.criterio.rules;

import io.criterio.rules.Types.Attribute;
import io.criterio.rules.Types.FactType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order of facts by what they say, so that nothing depends on when they were said. Equal facts only are level. */
final class FactOrder implements Comparator<Object> {

    static final FactOrder INSTANCE = new FactOrder();

    /** Rows of facts, column by column; a column may be empty. */
    static final Comparator<@Nullable Object[]> ROWS = (left, right) -> {
        for (int i = 0; i < left.length; i++) {
            int order = INSTANCE.compare(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private FactOrder() {}

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // both sides are of the same class
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        if (left == null || right == null) {
            return left == null ? -1 : 1;
        }
        if (left.getClass() != right.getClass()) {
            return left.getClass().getName().compareTo(right.getClass().getName());
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            int order = a.compareTo(b);
            // 1.0 and 1.00 are two values.
            return order == 0 ? Integer.compare(a.scale(), b.scale()) : order;
        }
        if (left instanceof Comparable comparable) {
            return comparable.compareTo(right);
        }
        FactType type = Types.of(left.getClass());
        if (type != null) {
            for (Attribute attribute : type.attributes().values()) {
                int order = compare(attribute.of(left), attribute.of(right));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return compareAll(a, b);
        }
        if (left instanceof Set<?> a && right instanceof Set<?> b) {
            return compareAll(sorted(a), sorted(b));
        }
        return left.toString().compareTo(right.toString());
    }

    private static List<Object> sorted(Set<?> values) {
        List<Object> sorted = new ArrayList<>(values);
        sorted.sort(INSTANCE);
        return sorted;
    }

    private int compareAll(List<?> left, List<?> right) {
        Iterator<?> a = left.iterator();
        Iterator<?> b = right.iterator();
        while (a.hasNext() && b.hasNext()) {
            int order = compare(a.next(), b.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(a.hasNext(), b.hasNext());
    }
}
