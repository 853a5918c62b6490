package io.criterio.rules;

import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts that an {@code exists} stands on: the engine says that there are some, a reason names the first. */
final class Witnesses {

    private Witnesses() {}

    /** Puts the witness of each {@code exists} into the rows of matched facts. */
    static void add(
            List<Condition.Pattern> patterns,
            @Nullable Object[] @Nullable [] rows,
            int from,
            int to,
            List<?> facts,
            List<?> parameters) {
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            if (patterns.get(pattern).presence() == Presence.EXISTS) {
                for (int row = from; row < to; row++) {
                    @Nullable Object[] matched = Objects.requireNonNull(rows[row]);
                    Object witness = first(patterns.get(pattern), pattern, matched, facts, null);
                    matched[pattern] = first(patterns.get(pattern), pattern, matched, parameters, witness);
                }
            }
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
