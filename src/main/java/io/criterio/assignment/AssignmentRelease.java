package io.criterio.assignment;

import io.criterio.assignment.fact.Limits;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.release.PolicyFiles;
import io.criterio.release.Release;
import io.criterio.rules.RuleSet;
import io.criterio.text.PhraseBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The assignment part of a release: its rules compiled and asked, its texts, and the calendars that campaigns may name. */
record AssignmentRelease(AssignmentPolicy policy, PhraseBook texts, Map<String, BusinessCalendar> calendars) {

    private static final String RULESET = "assignment";
    private static final String LIMITS = RULESET + "/limits.yaml";

    AssignmentRelease {
        calendars = Map.copyOf(calendars);
    }

    /**
     * Reads and compiles.
     *
     * @throws io.criterio.rules.RuleProblemsException with all problems of the data, or else of the rules
     */
    static AssignmentRelease of(Release release) {
        PolicyFiles files = new PolicyFiles(release.sources());
        Limits limits = files.limits(LIMITS, Limits.class);
        Map<String, BusinessCalendar> calendars = RulesetFiles.calendars(release, files);
        PhraseBook texts = RulesetFiles.texts(RULESET, files);
        files.orThrow();
        if (limits == null || texts == null) {
            throw new IllegalStateException(
                    "a file of release " + release.version() + " was unreadable without a problem");
        }
        List<Object> parameters = new ArrayList<>(files.numbers(LIMITS));
        parameters.add(limits);
        RuleSet rules = RuleSet.compile(release.sources(), RULESET, parameters, AssignmentStages.TABLE);
        try {
            return new AssignmentRelease(policy(rules, limits, texts, files), texts, calendars);
        } catch (RuntimeException unusable) {
            rules.close();
            throw unusable;
        }
    }

    private static AssignmentPolicy policy(RuleSet rules, Limits limits, PhraseBook texts, PolicyFiles files) {
        List<Flaw> flaws = new ArrayList<>();
        AssignmentPolicy policy = AssignmentPolicy.of(rules, limits, flaws);
        flaws.forEach(flaw -> files.note(RULESET, 0, flaw.text(), flaw.hint()));
        RulesetFiles.note(RULESET, texts.lacking(RulesetFiles.sentences(rules)), files);
        files.orThrow();
        return policy;
    }
}
