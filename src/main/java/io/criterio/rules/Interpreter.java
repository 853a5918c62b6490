package io.criterio.rules;

import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules as this project reads them, without the engine: ready at once, where compiling takes half a second, and
 * under a {@link Budget}, where a compiled rule cannot be ended. For rules of which each decides little: those that are
 * sent to be tried out, and mutants. That both find the same is tested over every situation there is, and over rules and
 * facts at random.
 */
final class Interpreter implements Matching {

    private final Definition[] definitions;
    private final int[][] weights;
    private final List<?> parameters;
    private final Map<Class<?>, List<Object>> parametersByType;
    private final @Nullable Budget budget;
    private volatile boolean closed;

    /**
     * Makes one.
     *
     * @param budget of all evaluations; null where the rules are not sent by anybody
     */
    Interpreter(Definition[] definitions, List<?> parameters, @Nullable Budget budget) {
        this.definitions = definitions;
        this.weights = new int[definitions.length][];
        for (int i = 0; i < definitions.length; i++) {
            weights[i] = definitions[i].patterns.stream()
                    .mapToInt(Interpreter::weight)
                    .toArray();
        }
        this.parameters = parameters;
        this.parametersByType = byType(new HashMap<>(), parameters);
        this.budget = budget;
    }

    /** How many values a fact is compared with, at most. */
    static int weight(Condition.Pattern pattern) {
        int weight = 1;
        for (Condition.Comparison comparison : pattern.condition().comparisons()) {
            weight += weight(comparison.operand());
        }
        return weight;
    }

    private static int weight(Condition.Operand operand) {
        if (operand instanceof Condition.Several several) {
            return several.operands().size();
        }
        return operand instanceof Condition.Constant constant && constant.value() instanceof Collection<?> values
                ? values.size()
                : 1;
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
        Steps steps = budget == null ? Steps.UNCOUNTED : budget.begin();
        Set<Object> distinct = new LinkedHashSet<>(facts);
        Map<Class<?>, List<Object>> all = byType(new HashMap<>(), distinct);
        parametersByType.forEach((type, values) -> all.computeIfAbsent(type, none -> new ArrayList<>(values.size()))
                .addAll(values));
        List<Fired> fired = new ArrayList<>();
        Stage stage = Stage.before(facts);
        for (int i = 0; i < definitions.length; i++) {
            Definition definition = definitions[i];
            if (!stage.reads(definition.info)) {
                continue;
            }
            steps.rule(definition.info);
            List<@Nullable Object[]> rows = new ArrayList<>(2);
            Search search = new Search(definition, weights[i], all, steps, rows);
            search.match(0, new Object[definition.patterns.size()]);
            if (rows.isEmpty()) {
                continue;
            }
            for (@Nullable Object[] row : rows) {
                for (int pattern : definition.existing()) {
                    steps.take(weights[i][pattern] * (facts.size() + parameters.size()));
                }
                Witnesses.add(definition, row, facts, parameters);
            }
            rows.sort(FactOrder.ROWS);
            for (@Nullable Object[] row : rows) {
                fired.add(new Fired(definition.info, definition.maker.make(row), Witnesses.facts(row)));
            }
        }
        steps.end();
        return List.copyOf(fired);
    }

    /** All that the patterns of a rule match together. */
    private record Search(
            Definition definition,
            int[] weights,
            Map<Class<?>, List<Object>> facts,
            Steps steps,
            List<@Nullable Object[]> rows) {

        void match(int index, @Nullable Object[] matched) {
            if (index == matched.length) {
                if (rows.size() == Session.MOST_MATCHES) {
                    throw new IllegalStateException("more than " + Session.MOST_MATCHES + " matches of \""
                            + definition.info.name() + "\": do its patterns share no attribute?");
                }
                steps.found();
                rows.add(Arrays.copyOf(matched, matched.length));
                return;
            }
            Condition.Pattern pattern = definition.patterns.get(index);
            boolean found = false;
            for (Object fact : facts.getOrDefault(pattern.type().type(), List.of())) {
                steps.take(weights[index]);
                matched[index] = fact;
                if (pattern.condition().holds(fact, matched)) {
                    found = true;
                    if (pattern.presence() == Presence.MATCH) {
                        match(index + 1, matched);
                    } else {
                        break;
                    }
                }
            }
            matched[index] = null;
            if (pattern.presence() == Presence.EXISTS && found || pattern.presence() == Presence.NOT && !found) {
                match(index + 1, matched);
            }
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
