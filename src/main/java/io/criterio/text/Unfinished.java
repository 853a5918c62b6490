package io.criterio.text;

import java.util.List;

/**
 * A language that is not offered, because its file is not complete.
 *
 * @param file {@code texts/pt.yaml}, below the folder of its ruleset
 * @param problems what is wrong with it and what it lacks, at least one
 */
public record Unfinished(String file, List<TextProblem> problems) {

    public Unfinished {
        problems = List.copyOf(problems);
    }

    /** Why languages of a ruleset are not offered, a sentence for each. */
    public static List<String> sentences(String ruleset, List<Unfinished> languages) {
        return languages.stream().map(one -> one.sentence(ruleset)).toList();
    }

    /** {@code assignment/texts/pt.yaml: ASG-DAY-01.sentence: It is missing here (and 12 more)}. */
    public String sentence(String ruleset) {
        TextProblem first = problems.get(0);
        String key = first.key().isEmpty() ? "" : first.key() + ": ";
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return ruleset + "/" + file + ": " + key + first.text() + more;
    }
}
