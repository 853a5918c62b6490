package io.criterio.scenario;

import java.util.List;

/** How a scenario went, turn by turn. */
public record ScenarioResult(Scenario scenario, List<TurnResult> turns) {
    public ScenarioResult {
        turns = List.copyOf(turns);
    }

    public boolean asExpected() {
        return turns.stream().allMatch(TurnResult::asExpected);
    }
}
