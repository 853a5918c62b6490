package io.criterio.scenario;

import io.criterio.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer has to hold; says nothing about anything else. */
public final class Expectation {

    private final Expected outcome;
    private final List<String> fires;
    private final List<String> doesNotFire;
    private final @Nullable List<ExpectedProblem> problems;

    private Expectation(
            Expected outcome, List<String> fires, List<String> doesNotFire, @Nullable List<ExpectedProblem> problems) {
        this.outcome = outcome;
        this.fires = List.copyOf(fires);
        this.doesNotFire = List.copyOf(doesNotFire);
        this.problems = problems;
    }

    static Expectation decided(Expected outcome, List<String> fires, List<String> doesNotFire) {
        return new Expectation(outcome, fires, doesNotFire, null);
    }

    static Expectation refused(List<ExpectedProblem> problems) {
        return new Expectation(new Expected.Members(Map.of()), List.of(), List.of(), List.copyOf(problems));
    }

    /** One thing that is wrong with the request; the text is a part of what the answer says. */
    record ExpectedProblem(String pointer, String contains) {

        boolean means(FieldError error) {
            return error.pointer().equals(pointer) && error.text().contains(contains);
        }

        @Override
        public String toString() {
            return pointer + " … " + contains + " …";
        }
    }

    /** Ids of rules that have to fire. */
    public List<String> fires() {
        return fires;
    }

    /** Ids of rules that must not fire. */
    public List<String> doesNotFire() {
        return doesNotFire;
    }

    /** Whether the request is expected to be refused. */
    public boolean refused() {
        return problems != null;
    }

    /** Everything in which the answer is not as expected; empty when it is. */
    public List<Difference> differences(Answer answer) {
        if (answer instanceof Answer.Decision decision) {
            return problems == null
                    ? differences(decision)
                    : List.of(new Difference("problems", problems.toString(), "a decision"));
        }
        List<FieldError> actual = ((Answer.Refusal) answer).problems();
        return problems == null
                ? List.of(new Difference("problems", "a decision", words(actual)))
                : differences(problems, actual);
    }

    private List<Difference> differences(Answer.Decision decision) {
        List<Difference> differences = new ArrayList<>(Comparison.of(outcome, decision.outcome()));
        for (String rule : fires) {
            if (!decision.fired().contains(rule)) {
                differences.add(new Difference("fires", rule, decision.fired().toString()));
            }
        }
        for (String rule : doesNotFire) {
            if (decision.fired().contains(rule)) {
                differences.add(
                        new Difference("doesNotFire", rule, decision.fired().toString()));
            }
        }
        return differences;
    }

    private static List<Difference> differences(List<ExpectedProblem> expected, List<FieldError> actual) {
        boolean same = expected.size() == actual.size()
                && expected.stream().allMatch(one -> actual.stream().anyMatch(one::means));
        return same ? List.of() : List.of(new Difference("problems", expected.toString(), words(actual)));
    }

    private static String words(List<FieldError> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + " " + problem.text())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
