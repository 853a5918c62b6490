package io.criterio.field;

import io.criterio.release.PolicyFiles;
import io.criterio.text.PhraseBook;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of the steps of each rule, without words: {@code steps.yaml}. */
record StepPlan(Map<String, List<Step>> byRule) {

    private static final Set<String> KEYS = Set.of("code", "channel", "variant");

    StepPlan {
        byRule = Map.copyOf(byRule);
    }

    /**
     * A step.
     *
     * @param rule the rule it belongs to
     * @param channel what it is done through: the telephone, a visit, the panel
     * @param variant the case of the rule that it belongs to, empty where it always does
     */
    record Step(String rule, String code, String channel, String variant) {

        /** The path of its text. */
        String text() {
            return rule + ".steps." + code;
        }
    }

    /** The steps of a rule, in order. */
    List<Step> of(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    /** Reads a plan; {@code files} learns what is wrong with it, and which steps and words do not match. */
    static StepPlan read(String path, PolicyFiles files, @Nullable PhraseBook texts) {
        Map<String, List<Step>> byRule = new LinkedHashMap<>();
        try {
            if (YamlNode.parse(files.text(path)) instanceof Mapping file) {
                file.entries().forEach((rule, node) -> byRule.put(rule, steps(path, rule, node, files)));
            } else {
                files.note(path, 1, "the file holds no rules", "start with one: FLD-FOL-01:");
            }
        } catch (YamlSyntaxException e) {
            files.note(path, e.line(), e.problem(), "correct the YAML");
        }
        StepPlan plan = new StepPlan(byRule);
        if (texts != null) {
            plan.checkWords(path, files, texts);
        }
        return plan;
    }

    private static List<Step> steps(String path, String rule, YamlNode node, PolicyFiles files) {
        List<Step> steps = new ArrayList<>();
        if (node instanceof Sequence list) {
            for (YamlNode item : list.items()) {
                Step step = step(path, rule, item, files);
                if (step != null
                        && steps.stream().anyMatch(known -> known.code().equals(step.code()))) {
                    files.note(path, item.line(), "the step " + step.code() + " is there twice", "keep one");
                } else if (step != null) {
                    steps.add(step);
                }
            }
        }
        if (steps.isEmpty()) {
            files.note(path, node.line(), rule + " has no steps", "- {code: FIRST_CALL, channel: TELEFONO}");
        }
        return List.copyOf(steps);
    }

    private static @Nullable Step step(String path, String rule, YamlNode item, PolicyFiles files) {
        String code = text(item, "code");
        String channel = text(item, "channel");
        if (!(item instanceof Mapping entry)
                || !KEYS.containsAll(entry.entries().keySet())
                || code.isEmpty()
                || channel.isEmpty()) {
            files.note(
                    path,
                    item.line(),
                    "this is no step of " + rule,
                    "{code: FIRST_CALL, channel: TELEFONO}, perhaps with a variant");
            return null;
        }
        return new Step(rule, code, channel, text(item, "variant"));
    }

    private static String text(YamlNode node, String key) {
        return node instanceof Mapping entry && entry.get(key) instanceof Scalar scalar ? scalar.text() : "";
    }

    private void checkWords(String path, PolicyFiles files, PhraseBook texts) {
        List<String> planned =
                byRule.values().stream().flatMap(List::stream).map(Step::text).toList();
        texts.lacking(planned).forEach(problem -> files.note(path, 0, problem.key() + " has no words", problem.hint()));
        for (String text : texts.paths()) {
            if (text.contains(".steps.") && !planned.contains(text)) {
                files.note(path, 0, text + " has words and is not planned", "plan it here, or take the words out");
            }
        }
    }
}
