package io.criterio.retention.text;

import io.criterio.text.TextProblem;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of the steps of each rule, without words: {@code steps.yaml}. */
record StepPlan(Map<String, List<Step>> byRule) {
    private static final Set<String> KEYS = Set.of("code", "area", "variant");

    /** One step; {@code variant} names the case of the rule it belongs to, null where it always does. */
    record Step(String code, String area, @Nullable String variant) {}

    List<Step> of(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    static StepPlan read(Mapping file, List<TextProblem> problems) {
        Map<String, List<Step>> byRule = new LinkedHashMap<>();
        file.entries().forEach((rule, node) -> byRule.put(rule, readRule(rule, node, problems)));
        return new StepPlan(byRule);
    }

    private static List<Step> readRule(String rule, YamlNode node, List<TextProblem> problems) {
        List<Step> steps = new ArrayList<>();
        if (!RetentionTexts.RULE_ID.matcher(rule).matches()) {
            problems.add(problem(rule, node, "This is no id of a retention rule.", "as RET-PRO-01."));
        }
        if (!(node instanceof Sequence list) || list.items().isEmpty()) {
            problems.add(problem(rule, node, "This is no list of steps.", "- {code: WELCOME, area: SUCURSAL}."));
            return steps;
        }
        Set<String> codes = new HashSet<>();
        for (YamlNode item : list.items()) {
            Step step = readStep(rule, item, problems);
            if (step != null && !codes.add(step.code())) {
                problems.add(problem(rule, item, "The step " + step.code() + " is here a second time.", "keep one."));
            } else if (step != null) {
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }

    private static @Nullable Step readStep(String rule, YamlNode item, List<TextProblem> problems) {
        if (!(item instanceof Mapping entry)) {
            problems.add(problem(rule, item, "This is no step.", "- {code: WELCOME, area: SUCURSAL}."));
            return null;
        }
        for (String key : entry.entries().keySet()) {
            if (!KEYS.contains(key)) {
                problems.add(problem(rule, item, "The key " + key + " is not known here.", "code, area or variant."));
            }
        }
        String code = text(entry, "code");
        String area = text(entry, "area");
        if (code == null || area == null) {
            problems.add(problem(rule, item, "A step needs a code and an area.", "{code: WELCOME, area: SUCURSAL}."));
            return null;
        }
        return new Step(code, area, text(entry, "variant"));
    }

    private static @Nullable String text(Mapping entry, String key) {
        return entry.get(key) instanceof Scalar scalar && !scalar.text().isBlank() ? scalar.text() : null;
    }

    private static TextProblem problem(String rule, YamlNode node, String text, String hint) {
        return new TextProblem(RetentionTextFiles.STEPS, rule, "line " + node.line() + ": " + text, hint);
    }
}
