package io.criterio.decision;

import io.criterio.rules.RuleInfo;
import io.criterio.text.Language;
import java.util.Map;

/**
 * A rule that a decider decides by.
 *
 * @param rule where it is and what it does
 * @param sentences what it says, in every language
 */
public record DecidingRule(RuleInfo rule, Map<Language, String> sentences) {

    public DecidingRule {
        sentences = Map.copyOf(sentences);
    }

    /** What it says; in the words of the rule itself when there are none in the language. */
    public String sentence(Language language) {
        return sentences.getOrDefault(language, rule.sentence());
    }
}
