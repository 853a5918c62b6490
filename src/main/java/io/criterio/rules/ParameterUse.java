package io.criterio.rules;

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
}
