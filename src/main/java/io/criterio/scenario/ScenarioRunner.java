package io.criterio.scenario;

import java.util.List;

/** Runs scenarios. Pure: the same scenario against the same decisions gives the same result. */
public final class ScenarioRunner {

    private ScenarioRunner() {}

    /** Runs every scenario of a suite, in order. */
    public static List<ScenarioResult> run(Suite suite, DecisionUnderTest decision) {
        return suite.scenarios().stream()
                .map(scenario -> run(scenario, decision))
                .toList();
    }

    /** Runs every turn, also after one that went wrong: no request depends on an earlier answer. */
    public static ScenarioResult run(Scenario scenario, DecisionUnderTest decision) {
        return new ScenarioResult(
                scenario,
                scenario.turns().stream().map(turn -> run(turn, decision)).toList());
    }

    /** Runs one turn. An exception of the decision passes through: it is no answer to compare. */
    public static TurnResult run(Turn turn, DecisionUnderTest decision) {
        return new TurnResult(turn, turn.expectation().differences(decision.decide(turn.request())));
    }
}
