package io.criterio.retention.text;

import io.criterio.text.TextProblem;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one file of texts holds.
 *
 * @param keys the path of every text in the file, to compare languages by; the lines of a list are one key
 */
record LanguageFile(
        String file,
        Map<String, RuleTexts> rules,
        Map<NameOf, Map<String, String>> names,
        Map<String, String> says,
        String unknown,
        List<String> why,
        Set<String> keys) {

    static final RuleTexts NO_TEXTS = new RuleTexts(null, null, null, null, Map.of(), Map.of(), null, Map.of());

    static LanguageFile read(String file, Mapping content, Map<String, String> limits, List<TextProblem> problems) {
        return new Reading(file, content, limits, problems, new LinkedHashSet<>()).languageFile();
    }

    /** One file being read; goes on after a problem, to find the others. */
    private record Reading(
            String file, Mapping content, Map<String, String> limits, List<TextProblem> problems, Set<String> keys) {

        private static final Set<String> RULE_KEYS = Set.of(
                "sentence",
                "reason",
                "violation",
                "warning",
                "questions",
                "steps",
                "recognise",
                "tips",
                "doNotSay",
                "areas");

        LanguageFile languageFile() {
            Map<String, RuleTexts> rules = new LinkedHashMap<>();
            Map<NameOf, Map<String, String>> names = new EnumMap<>(NameOf.class);
            Map<String, String> says = new LinkedHashMap<>();
            String unknown = "";
            List<String> why = List.of();
            for (Map.Entry<String, YamlNode> entry : content.entries().entrySet()) {
                String key = entry.getKey();
                YamlNode node = entry.getValue();
                if (RetentionTexts.RULE_ID.matcher(key).matches()) {
                    rules.put(key, rule(key, node));
                } else if (key.equals("names")) {
                    readNames(node, names, says);
                } else if (key.equals("unknown")) {
                    unknown = plain(key, node);
                } else if (key.equals("why")) {
                    why = lines(key, node, false);
                } else {
                    problem(
                            key,
                            node,
                            "This is neither a rule nor names, unknown or why.",
                            "rules look like RET-BON-01.");
                }
            }
            for (String wanted : List.of("names", "unknown", "why")) {
                if (content.get(wanted) == null) {
                    problem(wanted, content, "It is missing.", "copy its shape from the other language.");
                }
            }
            return new LanguageFile(file, rules, names, says, unknown, why, keys);
        }

        private RuleTexts rule(String id, YamlNode node) {
            if (!(node instanceof Mapping rule)) {
                problem(id, node, "This holds no texts.", "at least sentence: …");
                return NO_TEXTS;
            }
            rule.entries().forEach((key, value) -> {
                if (!RULE_KEYS.contains(key)) {
                    problem(
                            id + "." + key,
                            value,
                            "This kind of text is not known.",
                            "one of " + RULE_KEYS.stream().sorted().toList() + ".");
                }
            });
            YamlNode sentence = rule.get("sentence");
            if (sentence == null) {
                problem(id + ".sentence", node, "It is missing.", "say the rule in one sentence.");
            }
            if (rule.get("violation") != null && rule.get("reason") == null) {
                problem(id + ".reason", node, "There is a violation and no reason.", "write the reason too.");
            }
            return new RuleTexts(
                    sentence == null ? null : plain(id + ".sentence", sentence),
                    ofCase(id + ".reason", rule.get("reason"), Placeholder.OF_A_REASON),
                    ofCase(id + ".violation", rule.get("violation"), Placeholder.OF_A_REASON),
                    ofCase(id + ".warning", rule.get("warning"), Placeholder.OF_A_WARNING),
                    byCode(id + ".questions", rule.get("questions")),
                    byCode(id + ".steps", rule.get("steps")),
                    handling(id, rule),
                    byCode(id + ".areas", rule.get("areas")));
        }

        private @Nullable Handling handling(String id, Mapping rule) {
            YamlNode recognise = rule.get("recognise");
            YamlNode tips = rule.get("tips");
            YamlNode doNotSay = rule.get("doNotSay");
            if (recognise == null && tips == null && doNotSay == null) {
                return null;
            }
            if (recognise == null || tips == null || doNotSay == null) {
                problem(id, rule, "recognise, tips and doNotSay go together.", "doNotSay may be an empty list: [].");
                return null;
            }
            return new Handling(
                    lines(id + ".recognise", recognise, false),
                    lines(id + ".tips", tips, false),
                    lines(id + ".doNotSay", doNotSay, true));
        }

        private void readNames(YamlNode node, Map<NameOf, Map<String, String>> names, Map<String, String> says) {
            if (!(node instanceof Mapping kinds)) {
                problem("names", node, "This holds no names.", "tools: {BONIFICACION: …}.");
                return;
            }
            Set<String> unread = new LinkedHashSet<>(kinds.entries().keySet());
            for (NameOf kind : NameOf.values()) {
                unread.remove(kind.key());
                String path = "names." + kind.key();
                YamlNode listed = kinds.get(kind.key());
                if (listed == null) {
                    problem(path, node, "It is missing.", "name each code of this kind.");
                } else if (kind == NameOf.ARGUMENT) {
                    names.put(kind, argumentNames(path, listed, says));
                } else {
                    names.put(kind, byCode(path, listed));
                }
            }
            unread.forEach(key -> problem("names." + key, node, "This kind of name is not known.", "take it out."));
        }

        private Map<String, String> argumentNames(String path, YamlNode node, Map<String, String> says) {
            Map<String, String> names = new LinkedHashMap<>();
            if (!(node instanceof Mapping listed)) {
                problem(path, node, "This holds no names.", "NO_SIRVE: {name: …, says: …}.");
                return Map.of();
            }
            listed.entries().forEach((code, value) -> {
                Map<String, String> both = byCode(path + "." + code, value);
                String name = both.get("name");
                String said = both.get("says");
                if (name == null || said == null || both.size() != 2) {
                    problem(
                            path + "." + code,
                            value,
                            "An argument has a name and what the customer says.",
                            "{name: …, says: …}.");
                } else {
                    names.put(code, name);
                    says.put(code, said);
                }
            });
            return Collections.unmodifiableMap(names);
        }

        private Map<String, String> byCode(String path, @Nullable YamlNode node) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (node == null) {
                return Map.of();
            }
            if (!(node instanceof Mapping mapping)) {
                problem(path, node, "This holds no texts by code.", "one line per code: CODE: \"text\".");
                return Map.of();
            }
            mapping.entries().forEach((code, value) -> texts.put(code, plain(path + "." + code, value)));
            return Collections.unmodifiableMap(texts);
        }

        private List<String> lines(String path, YamlNode node, boolean mayBeEmpty) {
            if (!(node instanceof Sequence list) || (list.items().isEmpty() && !mayBeEmpty)) {
                problem(path, node, "This is no list of texts.", "one text a line: - \"text\".");
                return List.of();
            }
            List<String> lines = new ArrayList<>();
            list.items().forEach(item -> lines.add(plain(path, item)));
            keys.add(path);
            return lines;
        }

        /** A text of no case: only limits may stand in it, and they are filled in here. */
        private String plain(String path, YamlNode node) {
            CaseText text = ofCase(path, node, Placeholder.NONE);
            return text == null ? "" : text.render(Placeholder::inText);
        }

        private @Nullable CaseText ofCase(String path, @Nullable YamlNode node, Set<Placeholder> allowed) {
            if (node == null) {
                return null;
            }
            keys.add(path);
            if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
                problem(path, node, "This is no text.", "write one, in quotes if it holds a colon.");
                return null;
            }
            return CaseText.compile(
                    scalar.text(), limits, allowed, problem -> problem(path, node, problem.text(), problem.hint()));
        }

        private void problem(String key, YamlNode node, String text, String hint) {
            problems.add(new TextProblem(file, key, "line " + node.line() + ": " + text, hint));
        }
    }
}
