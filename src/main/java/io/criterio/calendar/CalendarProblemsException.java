package io.criterio.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** The file of a calendar cannot be used; holds everything that is wrong with it. */
public final class CalendarProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<CalendarProblem> problems;

    CalendarProblemsException(List<CalendarProblem> problems) {
        super(problems.stream()
                .map(CalendarProblem::toString)
                .collect(Collectors.joining("\n", "The calendar cannot be used:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file; never empty. */
    public List<CalendarProblem> problems() {
        return problems;
    }
}
