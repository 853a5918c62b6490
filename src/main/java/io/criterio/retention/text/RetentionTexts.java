package io.criterio.retention.text;

import io.criterio.text.Language;
import io.criterio.text.TextProblem;
import io.criterio.text.TextProblemsException;
import io.criterio.text.Unfinished;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The texts of a release of the retention rules, in every language; immutable. */
public final class RetentionTexts {
    static final Pattern RULE_ID = Pattern.compile("RET-[A-Z]{3}-[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final SortedMap<Language, AdvisorTexts> texts;
    private final AdvisorTexts es;
    private final List<Unfinished> unfinished;

    private RetentionTexts(SortedMap<Language, AdvisorTexts> texts, AdvisorTexts es, List<Unfinished> unfinished) {
        this.texts = Collections.unmodifiableSortedMap(texts);
        this.es = es;
        this.unfinished = List.copyOf(unfinished);
    }

    /**
     * Reads and checks the texts. Spanish and English have to be complete; another language is {@linkplain #unfinished not
     * offered} until it is.
     *
     * @throws TextProblemsException with everything that is wrong: a file that is no YAML, a key that only one language
     *     has, a placeholder that is not known, a step without words or words without a step
     */
    public static RetentionTexts parse(RetentionTextFiles files) {
        List<TextProblem> problems = new ArrayList<>();
        Map<String, String> limits = limits(mapping(RetentionTextFiles.LIMITS, files.limits(), problems));
        StepPlan plan = StepPlan.read(mapping(RetentionTextFiles.STEPS, files.steps(), problems), problems);
        Mapping esContent = mapping(RetentionTextFiles.ES, files.languages().getOrDefault(Language.ES, ""), problems);
        Mapping enContent = mapping(RetentionTextFiles.EN, files.languages().getOrDefault(Language.EN, ""), problems);
        if (problems.stream().anyMatch(problem -> problem.key().isEmpty())) {
            // Without one of the files, comparing the others would only repeat that it is missing.
            throw new TextProblemsException(problems);
        }
        LanguageFile es = LanguageFile.read(RetentionTextFiles.ES, esContent, limits, problems);
        LanguageFile en = LanguageFile.read(RetentionTextFiles.EN, enContent, limits, problems);
        missingFrom(es, en, problems);
        missingFrom(en, es, problems);
        checkSteps(plan, es, problems);
        checkSteps(plan, en, problems);
        checkAreas(plan, es, problems);
        if (!problems.isEmpty()) {
            throw new TextProblemsException(problems);
        }
        SortedMap<Language, AdvisorTexts> texts = new TreeMap<>();
        texts.put(Language.ES, new AdvisorTexts(es, plan));
        texts.put(Language.EN, new AdvisorTexts(en, plan));
        List<Unfinished> unfinished = new ArrayList<>();
        new TreeMap<>(files.languages()).forEach((language, text) -> {
            if (!texts.containsKey(language)) {
                String name = RetentionTextFiles.file(language);
                List<TextProblem> own = new ArrayList<>();
                LanguageFile file = LanguageFile.read(name, mapping(name, text, own), limits, own);
                missingFrom(file, es, own);
                missingFrom(es, file, own);
                checkSteps(plan, file, own);
                if (own.isEmpty()) {
                    texts.put(language, new AdvisorTexts(file, plan));
                } else {
                    unfinished.add(new Unfinished(name, own));
                }
            }
        });
        return new RetentionTexts(texts, texts.get(Language.ES), unfinished);
    }

    /** The languages that there are all texts in. */
    public Set<Language> languages() {
        return texts.keySet();
    }

    /** The languages that are not offered. */
    public List<Unfinished> unfinished() {
        return unfinished;
    }

    /** The texts in one language; in Spanish where there are none in it. */
    public AdvisorTexts in(Language language) {
        return texts.getOrDefault(language, es);
    }

    /**
     * What these texts lack for a set of rules; empty when a release with both is complete.
     *
     * @param rules ids of all rules: each needs a sentence
     * @param hardRules ids of the rules that forbid: each needs a reason
     */
    public List<TextProblem> problemsFor(Collection<String> rules, Collection<String> hardRules) {
        List<TextProblem> problems = new ArrayList<>();
        rules.stream()
                .distinct()
                .sorted()
                .filter(rule -> es.textsOrNone(rule).sentence() == null)
                .forEach(rule -> problems.add(new TextProblem(
                        RetentionTextFiles.ES,
                        rule + ".sentence",
                        "The rule " + rule + " has no sentence.",
                        "add it here and in " + RetentionTextFiles.EN + ".")));
        hardRules.stream()
                .distinct()
                .sorted()
                .filter(rule -> es.textsOrNone(rule).reason() == null)
                .forEach(rule -> problems.add(new TextProblem(
                        RetentionTextFiles.ES,
                        rule + ".reason",
                        "The rule " + rule + " forbids and has no reason to tell.",
                        "add it here and in " + RetentionTextFiles.EN + ".")));
        return problems;
    }

    private static Mapping mapping(String file, String text, List<TextProblem> problems) {
        try {
            if (YamlNode.parse(text) instanceof Mapping mapping) {
                return mapping;
            }
            problems.add(new TextProblem(file, "", "The file holds no keys.", "start with a rule: RET-BON-01:"));
        } catch (YamlSyntaxException e) {
            problems.add(new TextProblem(
                    file, "", "line " + e.line() + ": " + e.problem(), "correct the YAML and try again."));
        }
        return new Mapping(1, Map.of());
    }

    /** The numbers that texts may name; anything else in the file (a calendar) is no number to read out. */
    private static Map<String, String> limits(Mapping file) {
        Map<String, String> limits = new LinkedHashMap<>();
        file.entries().forEach((name, node) -> {
            if (node instanceof Scalar scalar && NUMBER.matcher(scalar.text()).matches()) {
                limits.put(name, scalar.text());
            }
        });
        return limits;
    }

    private static void missingFrom(LanguageFile one, LanguageFile other, List<TextProblem> problems) {
        for (String key : other.keys()) {
            if (!one.keys().contains(key)) {
                problems.add(new TextProblem(
                        one.file(), key, "It is missing here.", "translate it from " + other.file() + "."));
            }
        }
    }

    private static void checkSteps(StepPlan plan, LanguageFile texts, List<TextProblem> problems) {
        plan.byRule().forEach((rule, steps) -> {
            Set<String> worded = texts.rules()
                    .getOrDefault(rule, LanguageFile.NO_TEXTS)
                    .stepWords()
                    .keySet();
            for (StepPlan.Step step : steps) {
                if (!worded.contains(step.code())) {
                    problems.add(new TextProblem(
                            texts.file(),
                            rule + ".steps." + step.code(),
                            "It is missing here.",
                            "it is planned in " + RetentionTextFiles.STEPS + "; write it or take it out there."));
                }
            }
        });
        texts.rules().forEach((rule, ruleTexts) -> {
            List<String> planned =
                    plan.of(rule).stream().map(StepPlan.Step::code).toList();
            for (String code : ruleTexts.stepWords().keySet()) {
                if (!planned.contains(code)) {
                    problems.add(new TextProblem(
                            texts.file(),
                            rule + ".steps." + code,
                            "No step of that code is planned.",
                            "add it to " + RetentionTextFiles.STEPS + " or take it out here."));
                }
            }
        });
    }

    private static void checkAreas(StepPlan plan, LanguageFile texts, List<TextProblem> problems) {
        plan.byRule().forEach((rule, steps) -> {
            for (StepPlan.Step step : steps) {
                boolean named = texts.names()
                                .getOrDefault(NameOf.AREA, Map.of())
                                .containsKey(step.area())
                        || texts.names().getOrDefault(NameOf.SYSTEM, Map.of()).containsKey(step.area());
                if (!named) {
                    problems.add(new TextProblem(
                            RetentionTextFiles.STEPS,
                            rule + "." + step.code(),
                            "The area " + step.area() + " has no name.",
                            "correct it, or name it under names.areas or names.systems in every language."));
                }
            }
        });
    }
}
