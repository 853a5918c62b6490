package io.criterio.rules;

import io.criterio.rules.Condition.Comparison;
import io.criterio.rules.Condition.Constant;
import io.criterio.rules.RuleExplanation.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters of one type, with the facts that the rules want beside them: where none of those is there, neither do the
 * parameters have to be. To insert a fact takes longer than to see that nobody wants it.
 */
record ParameterUse(List<Object> parameters, List<List<Class<?>>> company) {

    static List<ParameterUse> of(List<?> parameters, Definition[] definitions) {
        Map<Class<?>, List<Object>> byType = new LinkedHashMap<>();
        for (Object parameter : parameters) {
            byType.computeIfAbsent(parameter.getClass(), none -> new ArrayList<>())
                    .add(parameter);
        }
        List<ParameterUse> uses = new ArrayList<>();
        byType.forEach((type, values) -> uses.add(new ParameterUse(List.copyOf(values), company(type, definitions))));
        return uses;
    }

    /** For each rule on the type: the types of which it needs a fact, too. */
    private static List<List<Class<?>>> company(Class<?> type, Definition[] definitions) {
        Set<List<Class<?>>> company = new LinkedHashSet<>();
        for (Definition rule : definitions) {
            boolean uses = false;
            List<Class<?>> needed = new ArrayList<>();
            for (Condition.Pattern pattern : rule.patterns) {
                uses |= pattern.type().type() == type;
                if (pattern.presence() != Presence.NOT && !pattern.type().parameters()) {
                    needed.add(pattern.type().type());
                }
            }
            if (uses) {
                company.add(List.copyOf(needed));
            }
        }
        return List.copyOf(company);
    }

    /** Whether a rule on these parameters can fire beside these facts. */
    boolean wanted(List<?> facts) {
        for (int i = 0; i < company.size(); i++) {
            if (all(company.get(i), facts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(List<Class<?>> types, List<?> facts) {
        for (int i = 0; i < types.size(); i++) {
            if (!any(types.get(i), facts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(Class<?> type, List<?> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (type.isInstance(facts.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** A parameter of a name that there is none of: a misspelt number must not keep a rule from firing. */
    static void check(Definition rule, List<?> parameters, List<RuleProblem> problems) {
        for (Condition.Pattern pattern : rule.patterns) {
            for (Comparison comparison : pattern.condition().comparisons()) {
                if (pattern.type().parameters()
                        && comparison.attribute().type() == String.class
                        && comparison.operand() instanceof Constant constant) {
                    List<String> names = parameters.stream()
                            .filter(each -> each.getClass() == pattern.type().type())
                            .map(each -> comparison.attribute().of(each).toString())
                            .toList();
                    if (comparison.operator() == Operator.EQ && !names.contains(constant.value())) {
                        problems.add(new RuleProblem(
                                rule.info.file(),
                                rule.info.line(),
                                "there is no " + pattern.type().name() + " with the "
                                        + comparison.attribute().name() + " '" + constant.value() + "'",
                                Closest.hint(constant.value().toString(), names, "of the release")));
                    }
                }
            }
        }
    }
}
