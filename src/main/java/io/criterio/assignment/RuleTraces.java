package io.criterio.assignment;

import io.criterio.assignment.api.RuleTrace;
import io.criterio.rules.Findings;
import io.criterio.rules.Fired;
import io.criterio.rules.Operator;
import io.criterio.rules.RuleExplanation;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what the rules made of a fact: which fired, which held back and why. */
public final class RuleTraces {

    private final RuleSet rules;

    public RuleTraces(RuleSet rules) {
        this.rules = rules;
    }

    /** What was found about a fact, and which of the rules on facts of its type held back. */
    public RuleTrace of(Object fact, Findings findings) {
        Set<String> names = new HashSet<>();
        List<RuleTrace.Fired> fired = new ArrayList<>();
        for (Fired one : findings.fired()) {
            names.add(one.rule().name());
            fired.add(new RuleTrace.Fired(one.rule().id(), one.rule().name(), named(one.finding())));
        }
        List<RuleTrace.HeldBack> heldBack = new ArrayList<>();
        for (RuleInfo rule : rules.rules()) {
            if (!names.contains(rule.name())) {
                heldBack(rule, fact, heldBack);
            }
        }
        return new RuleTrace(fired, heldBack);
    }

    private void heldBack(RuleInfo rule, Object fact, List<RuleTrace.HeldBack> heldBack) {
        List<RuleTrace.Comparison> because = new ArrayList<>();
        boolean about = false;
        for (RuleExplanation.Pattern pattern :
                rules.considered(rule, List.of(fact)).patterns()) {
            about |= pattern.fact().equals(fact.getClass().getSimpleName());
            for (RuleExplanation.Comparison comparison : pattern.comparisons()) {
                if (!comparison.held()) {
                    because.add(new RuleTrace.Comparison(
                            comparison.attribute(),
                            operator(comparison.operator()),
                            comparison.required() == null ? null : plain(comparison.required()),
                            comparison.actual() == null ? null : plain(comparison.actual())));
                }
            }
        }
        if (about) {
            heldBack.add(new RuleTrace.HeldBack(rule.id(), rule.name(), because));
        }
    }

    /** The word for an operator in an answer. */
    public static String operator(Operator operator) {
        return switch (operator) {
            case EQ -> "eq";
            case NE -> "ne";
            case LT -> "lt";
            case LTE -> "lte";
            case GT -> "gt";
            case GTE -> "gte";
            case IN -> "in";
            case NOT_IN -> "notIn";
        };
    }

    /** A value as an answer shows it. */
    public static Object plain(Object value) {
        if (value instanceof Enum<?> code) {
            return code.name();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(RuleTraces::plain).toList();
        }
        return value;
    }

    /** A fact or finding as its type and its values. */
    public static Map<String, Object> named(Object finding) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("type", finding.getClass().getSimpleName());
        for (RecordComponent component : finding.getClass().getRecordComponents()) {
            try {
                named.put(component.getName(), plain(component.getAccessor().invoke(finding)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record has public accessors: " + finding, e);
            }
        }
        return named;
    }
}
