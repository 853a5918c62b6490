package io.criterio.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** Scenario files cannot be read; carries everything that is wrong with them. */
public final class ScenarioProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ScenarioProblem> problems;

    ScenarioProblemsException(List<ScenarioProblem> problems) {
        super(problems.stream().map(ScenarioProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, by file and line. */
    public List<ScenarioProblem> problems() {
        return problems;
    }
}
