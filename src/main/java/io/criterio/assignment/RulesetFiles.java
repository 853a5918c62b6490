package io.criterio.assignment;

import io.criterio.calendar.BusinessCalendar;
import io.criterio.decision.DecidingRule;
import io.criterio.release.PolicyFiles;
import io.criterio.release.Release;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSet;
import io.criterio.text.Language;
import io.criterio.text.PhraseBook;
import io.criterio.text.TextProblem;
import io.criterio.text.TextProblemsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rulesets about a base have in common when a release is read: calendars and texts. */
public final class RulesetFiles {

    private static final String CALENDARS = "calendars/";
    private static final String YAML = ".yaml";

    private RulesetFiles() {}

    /** The calendars of a release, by code. */
    public static Map<String, BusinessCalendar> calendars(Release release, PolicyFiles files) {
        Map<String, BusinessCalendar> calendars = new TreeMap<>();
        for (String path : release.sources().under(CALENDARS, YAML)) {
            String code = path.substring(CALENDARS.length(), path.length() - YAML.length());
            BusinessCalendar calendar = files.calendar(code.toUpperCase(Locale.ROOT));
            if (calendar != null) {
                calendars.put(calendar.code(), calendar);
            }
        }
        return calendars;
    }

    /** The texts of a ruleset; null when {@code files} knows why not. */
    public static @Nullable PhraseBook texts(String ruleset, PolicyFiles files) {
        try {
            return PhraseBook.parse(files.languages(ruleset), files.text(ruleset + "/limits.yaml"));
        } catch (TextProblemsException e) {
            note(ruleset, e.problems(), files);
            return null;
        }
    }

    /** The paths of the sentences that rules are listed with. */
    public static List<String> sentences(RuleSet rules) {
        return rules.rules().stream()
                .map(RuleInfo::id)
                .map(id -> id + ".sentence")
                .toList();
    }

    /** Rules with their sentences, for the catalogue. */
    public static List<DecidingRule> catalogue(List<RuleInfo> rules, PhraseBook texts) {
        List<DecidingRule> catalogue = new ArrayList<>(rules.size());
        for (RuleInfo rule : rules) {
            Map<Language, String> sentences = new LinkedHashMap<>();
            for (Language language : texts.languages()) {
                sentences.put(language, texts.text(language, rule.id() + ".sentence"));
            }
            catalogue.add(new DecidingRule(rule, sentences));
        }
        return catalogue;
    }

    /** Notes what is wrong with texts. */
    public static void note(String ruleset, List<TextProblem> problems, PolicyFiles files) {
        for (TextProblem problem : problems) {
            String key = problem.key().isEmpty() ? "" : problem.key() + ": ";
            files.note(ruleset + "/" + problem.file(), 0, key + problem.text(), problem.hint());
        }
    }
}
