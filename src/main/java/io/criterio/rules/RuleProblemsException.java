package io.criterio.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A release that cannot be accepted; the message lists every problem, one a line. */
public final class RuleProblemsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<RuleProblem> problems;

    public RuleProblemsException(List<RuleProblem> problems) {
        super(problems.stream()
                .sorted(ORDER)
                .distinct()
                .map(RuleProblem::toString)
                .collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(ORDER).distinct().toList();
    }

    private static final Comparator<RuleProblem> ORDER =
            Comparator.comparing(RuleProblem::file).thenComparingInt(RuleProblem::line);

    /** All of them, by file and line. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
