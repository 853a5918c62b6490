package io.criterio.rules;

import io.criterio.rules.Condition.Bound;
import io.criterio.rules.Condition.Constant;
import io.criterio.rules.Condition.Operand;
import io.criterio.rules.Condition.Several;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a set tell apart: read off their conditions and the parameters they were compiled with. Facts that no
 * rule tells apart need not all be tried.
 */
public final class Distinctions {

    private final Definition[] definitions;
    private final List<?> parameters;

    Distinctions(Definition[] definitions, List<?> parameters) {
        this.definitions = definitions;
        this.parameters = parameters;
    }

    /**
     * What a fact is to the rules: the patterns that it satisfies. Two sets of facts of one type whose members are
     * together the same to the rules make the same rules fire. Where a rule goes on to use which fact it was (it binds an
     * attribute, or compares it with another fact), the fact itself is part of it.
     */
    public Set<Object> of(Object fact) {
        Set<Object> satisfied = new LinkedHashSet<>();
        for (int rule = 0; rule < definitions.length; rule++) {
            Definition definition = definitions[rule];
            for (int i = 0; i < definition.patterns.size(); i++) {
                Condition.Pattern pattern = definition.patterns.get(i);
                if (pattern.type().type() != fact.getClass()) {
                    continue;
                }
                if (isJoined(definition, i)) {
                    satisfied.add(fact);
                } else if (pattern.condition().holds(fact, new Object[definition.patterns.size()])) {
                    // The name, not the number: distinctions of several releases can be put together.
                    satisfied.add(definition.info.name() + " #" + i);
                }
            }
        }
        return satisfied;
    }

    /** The whole numbers that an attribute is compared with, the parameters' own included. */
    public SortedSet<Integer> numbers(Class<?> fact, String attribute) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (Definition definition : definitions) {
            for (Condition.Pattern pattern : definition.patterns) {
                if (pattern.type().type() == fact) {
                    pattern.condition().comparisons().forEach(comparison -> {
                        if (comparison.attribute().name().equals(attribute)) {
                            numbers(definition, comparison.operand(), numbers);
                        }
                    });
                }
            }
        }
        return numbers;
    }

    private void numbers(Definition definition, Operand operand, SortedSet<Integer> numbers) {
        if (operand instanceof Constant constant) {
            Collection<?> values =
                    constant.value() instanceof Collection<?> several ? several : List.of(constant.value());
            for (Object value : values) {
                if (value instanceof Number number) {
                    numbers.add(number.intValue());
                }
            }
        } else if (operand instanceof Several several) {
            several.operands().forEach(one -> numbers(definition, one, numbers));
        } else if (operand instanceof Bound bound) {
            for (Object parameter : parameters) {
                if (parameter.getClass() == bound.type().type()) {
                    @Nullable Object[] matched = new Object[definition.patterns.size()];
                    matched[bound.pattern()] = parameter;
                    if (definition.patterns.get(bound.pattern()).condition().holds(parameter, matched)
                            && bound.value(matched) instanceof Number number) {
                        numbers.add(number.intValue());
                    }
                }
            }
        }
    }

    /** Whether more of a matched fact counts than that it matched. */
    private static boolean isJoined(Definition definition, int pattern) {
        List<Bound> bound = new ArrayList<>();
        definition
                .patterns
                .get(pattern)
                .condition()
                .comparisons()
                .forEach(comparison -> bounds(comparison.operand(), bound));
        if (!bound.isEmpty()) {
            return true;
        }
        for (Condition.Pattern other : definition.patterns) {
            other.condition().comparisons().forEach(comparison -> bounds(comparison.operand(), bound));
        }
        makers(definition.maker, bound);
        return bound.stream().anyMatch(one -> one.pattern() == pattern);
    }

    private static void makers(Maker maker, List<Bound> bound) {
        if (maker instanceof Maker.Of of) {
            bounds(of.operand(), bound);
        } else if (maker instanceof Maker.Call call) {
            call.arguments().forEach(argument -> makers(argument, bound));
        }
    }

    private static void bounds(Operand operand, List<Bound> bound) {
        if (operand instanceof Bound one) {
            bound.add(one);
        } else if (operand instanceof Several several) {
            several.operands().forEach(each -> bounds(each, bound));
        }
    }
}
