package io.criterio.rules;

import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules as this project reads them, without the engine: ready at once, where compiling takes half a second. For
 * looking at many rulesets of which each decides little, such as mutants. That both find the same is tested over every
 * situation there is.
 */
final class Interpreter implements Matching {

    private final Definition[] definitions;
    private final List<?> parameters;
    private final Map<Class<?>, List<Object>> parametersByType;
    private volatile boolean closed;

    Interpreter(Definition[] definitions, List<?> parameters) {
        this.definitions = definitions;
        this.parameters = parameters;
        this.parametersByType = byType(new HashMap<>(), parameters);
    }

    private static Map<Class<?>, List<Object>> byType(Map<Class<?>, List<Object>> byType, Iterable<?> facts) {
        for (Object fact : facts) {
            byType.computeIfAbsent(fact.getClass(), none -> new ArrayList<>(4)).add(fact);
        }
        return byType;
    }

    @Override
    public List<Fired> evaluate(List<?> facts) {
        if (closed) {
            throw SessionPool.closed();
        }
        Set<Object> distinct = new LinkedHashSet<>(facts);
        Map<Class<?>, List<Object>> all = byType(new HashMap<>(), distinct);
        parametersByType.forEach((type, values) -> all.computeIfAbsent(type, none -> new ArrayList<>(values.size()))
                .addAll(values));
        List<Fired> fired = new ArrayList<>();
        for (Definition definition : definitions) {
            List<@Nullable Object[]> rows = new ArrayList<>(2);
            match(definition, 0, all, new Object[definition.patterns.size()], rows);
            if (rows.isEmpty()) {
                continue;
            }
            for (@Nullable Object[] row : rows) {
                Witnesses.add(definition, row, facts, parameters);
            }
            rows.sort(FactOrder.ROWS);
            for (@Nullable Object[] row : rows) {
                fired.add(new Fired(definition.info, definition.maker.make(row), Witnesses.facts(row)));
            }
        }
        return List.copyOf(fired);
    }

    private static void match(
            Definition definition,
            int index,
            Map<Class<?>, List<Object>> facts,
            @Nullable Object[] matched,
            List<@Nullable Object[]> rows) {
        if (index == matched.length) {
            if (rows.size() == Session.MOST_MATCHES) {
                throw new IllegalStateException("more than " + Session.MOST_MATCHES + " matches of \""
                        + definition.info.name() + "\": do its patterns share no attribute?");
            }
            rows.add(Arrays.copyOf(matched, matched.length));
            return;
        }
        Condition.Pattern pattern = definition.patterns.get(index);
        boolean found = false;
        for (Object fact : facts.getOrDefault(pattern.type().type(), List.of())) {
            matched[index] = fact;
            if (pattern.condition().holds(fact, matched)) {
                found = true;
                if (pattern.presence() == Presence.MATCH) {
                    match(definition, index + 1, facts, matched, rows);
                } else {
                    break;
                }
            }
        }
        matched[index] = null;
        if (pattern.presence() == Presence.EXISTS && found || pattern.presence() == Presence.NOT && !found) {
            match(definition, index + 1, facts, matched, rows);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
