package io.criterio.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that an {@code exists} stands on: the engine says that there are some, a reason names the first. */
final class Witnesses {

    private Witnesses() {}

    /** Puts the witness of each {@code exists} among the facts that a rule matched. */
    static void add(Definition rule, @Nullable Object[] matched, List<?> facts, List<?> parameters) {
        for (int pattern : rule.existing()) {
            Object witness = first(rule.patterns.get(pattern), pattern, matched, facts, null);
            matched[pattern] = first(rule.patterns.get(pattern), pattern, matched, parameters, witness);
        }
    }

    private static @Nullable Object first(
            Condition.Pattern pattern,
            int index,
            @Nullable Object[] matched,
            List<?> candidates,
            @Nullable Object best) {
        Object first = best;
        for (int i = 0; i < candidates.size(); i++) {
            Object candidate = candidates.get(i);
            if (pattern.type().type() == candidate.getClass()) {
                matched[index] = candidate;
                if (pattern.condition().holds(candidate, matched)
                        && (first == null || FactOrder.INSTANCE.compare(candidate, first) < 0)) {
                    first = candidate;
                }
            }
        }
        return first;
    }

    /** The matched facts without the gaps that {@code not} leaves. */
    static List<Object> facts(@Nullable Object[] matched) {
        for (Object fact : matched) {
            if (fact == null) {
                List<Object> facts = new ArrayList<>(matched.length);
                for (Object each : matched) {
                    if (each != null) {
                        facts.add(each);
                    }
                }
                return Collections.unmodifiableList(facts);
            }
        }
        @SuppressWarnings("NullAway") // no gap was found
        List<Object> facts = List.of(matched);
        return facts;
    }
}
