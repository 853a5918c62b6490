package io.criterio.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.scenario.Scenario;
import io.criterio.scenario.ScenarioRunner;
import io.criterio.scenario.Turn;
import io.criterio.scenario.TurnResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario that is shipped with the retention rules, against these rules. */
class RetentionScenariosTest {

    @TestFactory
    Stream<DynamicNode> the_shipped_rules_decide_as_the_scenarios_say() {
        return ShippedScenarios.suites().stream()
                .map(suite -> DynamicContainer.dynamicContainer(
                        suite.name(), suite.scenarios().stream().map(RetentionScenariosTest::node)));
    }

    private static DynamicNode node(Scenario scenario) {
        return scenario.turns().size() == 1
                ? test(scenario.name(), scenario.turns().get(0))
                : DynamicContainer.dynamicContainer(
                        scenario.name(), scenario.turns().stream().map(turn -> test(turn.name(), turn)));
    }

    private static DynamicTest test(String name, Turn turn) {
        return DynamicTest.dynamicTest(name, () -> {
            TurnResult result = ScenarioRunner.run(turn, ShippedScenarios.DECISION);
            assertThat(result.asExpected()).as("%n%s", result).isTrue();
        });
    }
}
