package io.criterio.retention;

import io.criterio.calendar.BusinessCalendar;
import io.criterio.release.PolicyFiles;
import io.criterio.release.Release;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.Implication;
import io.criterio.retention.fact.Limits;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.text.RetentionTextFiles;
import io.criterio.retention.text.RetentionTexts;
import io.criterio.rules.Kind;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleSet;
import io.criterio.text.TextProblem;
import io.criterio.text.TextProblemsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The retention part of a release: its rules compiled, its texts, and the calendar of its service requests. */
record RetentionRelease(RetentionPolicy policy, RetentionTexts texts, BusinessCalendar calendar) {

    private static final String RULESET = "retention";
    private static final String LIMITS = RULESET + "/limits.yaml";
    private static final String ARGUMENTS = RULESET + "/arguments.yaml";

    /**
     * Reads and compiles.
     *
     * @throws io.criterio.rules.RuleProblemsException with all problems of the data, or else of the rules
     */
    static RetentionRelease of(Release release) {
        PolicyFiles files = new PolicyFiles(release.sources());
        Limits limits = files.limits(LIMITS, Limits.class);
        List<Object> parameters = new ArrayList<>();
        parameters.addAll(files.numbers(LIMITS));
        files.codes(ARGUMENTS, Argument.class, Motive.class)
                .forEach((argument, motive) -> parameters.add(new Implication(argument, motive)));
        String code = files.word(LIMITS, "serviceCalendar");
        BusinessCalendar calendar = code.isEmpty() ? null : files.calendar(code);
        RetentionTexts texts = texts(files);
        files.orThrow();
        if (limits == null || calendar == null || texts == null) {
            throw new IllegalStateException(
                    "a file of release " + release.version() + " was unreadable without a problem");
        }
        parameters.add(limits);
        RuleSet rules = RuleSet.compile(release.sources(), RULESET, parameters, RetentionStages.TABLE);
        try {
            check(rules, texts, files);
            return new RetentionRelease(new RetentionPolicy(rules), texts, calendar);
        } catch (RuntimeException unusable) {
            rules.close();
            throw unusable;
        }
    }

    private static @Nullable RetentionTexts texts(PolicyFiles files) {
        try {
            return RetentionTexts.parse(new RetentionTextFiles(
                    files.languages(RULESET), files.text(RULESET + "/steps.yaml"), files.text(LIMITS)));
        } catch (TextProblemsException e) {
            note(e.problems(), files);
            return null;
        }
    }

    private static void check(RuleSet rules, RetentionTexts texts, PolicyFiles files) {
        List<String> all = rules.rules().stream().map(RuleInfo::id).toList();
        List<String> forbidding = rules.rules().stream()
                .filter(rule ->
                        rule.kind() == Kind.HARD && rule.consequence().finding().equals("Forbidden"))
                .map(RuleInfo::id)
                .toList();
        note(texts.problemsFor(all, forbidding), files);
        if (!files.isRecorded()) {
            for (RuleProblem problem : Contradictions.of(rules)) {
                files.note(problem.file(), problem.line(), problem.text(), problem.hint());
            }
        }
        files.orThrow();
    }

    private static void note(List<TextProblem> problems, PolicyFiles files) {
        for (TextProblem problem : problems) {
            String key = problem.key().isEmpty() ? "" : problem.key() + ": ";
            files.note(RULESET + "/" + problem.file(), 0, key + problem.text(), problem.hint());
        }
    }
}
