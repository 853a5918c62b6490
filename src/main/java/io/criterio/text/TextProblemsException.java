package io.criterio.text;

import java.util.List;
import java.util.stream.Collectors;

/** Texts that cannot be used; holds everything that is wrong with them. */
public final class TextProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<TextProblem> problems;

    public TextProblemsException(List<TextProblem> problems) {
        super(problems.stream()
                .map(TextProblem::toString)
                .collect(Collectors.joining("\n", "The texts cannot be used:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order they were found; never empty. */
    public List<TextProblem> problems() {
        return problems;
    }
}
