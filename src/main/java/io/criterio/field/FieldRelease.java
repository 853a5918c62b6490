package io.criterio.field;

import io.criterio.assignment.Flaw;
import io.criterio.assignment.RulesetFiles;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.field.fact.Limits;
import io.criterio.release.PolicyFiles;
import io.criterio.release.Release;
import io.criterio.rules.RuleSet;
import io.criterio.text.PhraseBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The field part of a release: its rules compiled, its texts and steps, and the calendars that campaigns may name. */
record FieldRelease(FieldPolicy policy, PhraseBook texts, StepPlan steps, Map<String, BusinessCalendar> calendars) {

    private static final String RULESET = "field";

    FieldRelease {
        calendars = Map.copyOf(calendars);
    }

    /**
     * Reads and compiles.
     *
     * @throws io.criterio.rules.RuleProblemsException with all problems of the data, or else of the rules
     */
    static FieldRelease of(Release release) {
        PolicyFiles files = new PolicyFiles(release.sources());
        Limits limits = files.limits(RULESET + "/limits.yaml", Limits.class);
        Map<String, BusinessCalendar> calendars = RulesetFiles.calendars(release, files);
        PhraseBook texts = RulesetFiles.texts(RULESET, files);
        StepPlan steps = StepPlan.read(RULESET + "/steps.yaml", files, texts);
        files.orThrow();
        if (limits == null || texts == null) {
            throw new IllegalStateException(
                    "a file of release " + release.version() + " was unreadable without a problem");
        }
        List<Object> parameters = new ArrayList<>(files.numbers(RULESET + "/limits.yaml"));
        parameters.add(limits);
        RuleSet rules = RuleSet.compile(release.sources(), RULESET, parameters, FieldStages.TABLE);
        try {
            return new FieldRelease(policy(rules, texts, steps, files), texts, steps, calendars);
        } catch (RuntimeException unusable) {
            rules.close();
            throw unusable;
        }
    }

    private static FieldPolicy policy(RuleSet rules, PhraseBook texts, StepPlan steps, PolicyFiles files) {
        FieldPolicy policy = new FieldPolicy(rules);
        List<Flaw> flaws = new ArrayList<>();
        List<String> wanted = new ArrayList<>(RulesetFiles.sentences(rules));
        VisitNeighbours.check(policy, flaws::add);
        ManagementEntries.check(policy, flaws::add, wanted::add);
        FollowUps.check(policy, steps, flaws::add);
        WeekPolicy.check(policy, flaws::add, wanted::add);
        Scorecards.check(policy, flaws::add, wanted::add);
        flaws.forEach(flaw -> files.note(RULESET, 0, flaw.text(), flaw.hint()));
        RulesetFiles.note(RULESET, texts.lacking(wanted), files);
        files.orThrow();
        return policy;
    }
}
