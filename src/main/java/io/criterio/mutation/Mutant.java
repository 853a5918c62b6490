package io.criterio.mutation;

import io.criterio.rules.RuleSources;

/**
 * A release with one wrong edit.
 *
 * @param ruleset the folder: {@code retention}
 * @param file the path in the release
 * @param line where the edit is, from 1
 * @param rule id of the rule that is edited; empty where a number of {@code limits.yaml} is
 * @param subject the rule's name, or the number's
 * @param hard whether the rule is a hard one
 * @param edit what was done to it, in a few words
 * @param change before and after
 * @param text the whole file, edited
 */
public record Mutant(
        String ruleset,
        String file,
        int line,
        String rule,
        String subject,
        boolean hard,
        Edit edit,
        String change,
        String text) {

    /** The kinds of wrong edit. */
    public enum Edit {
        RULE_DISABLED("the rule disabled"),
        CONDITION_DROPPED("a condition dropped"),
        BOUND_SHIFTED("a bound shifted by one"),
        OPERATOR_FLIPPED("an operator flipped"),
        AND_OR_SWAPPED("and and or swapped"),
        VALUE_DROPPED("a value dropped from a list"),
        NUMBER_CHANGED("a number of limits.yaml changed by one");

        private final String words;

        Edit(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The release that the edit makes of another one. */
    public RuleSources in(RuleSources sources) {
        return sources.with(file, text);
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + subject + ": " + edit.words() + ": " + change;
    }
}
