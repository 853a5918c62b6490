package io.criterio.assignment;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.assignment.api.AssignmentAnswer;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSources;
import io.criterio.scenario.DeciderUnderTest;
import io.criterio.scenario.DecisionUnderTest;
import io.criterio.scenario.OutcomeShape;
import io.criterio.scenario.Scenario;
import io.criterio.scenario.ScenarioRunner;
import io.criterio.scenario.Suite;
import io.criterio.scenario.SuiteReader;
import io.criterio.scenario.Turn;
import io.criterio.scenario.TurnResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that is shipped with the assignment rules, against these rules; and that no rule lacks one. */
class AssignmentScenariosTest {

    /** These have a say in every answer: their boundary is what they do not say. */
    private static final Set<String> ALWAYS =
            Set.of("ASG-CAP-01", "ASG-DAY-01", "ASG-EXP-01", "ASG-LED-01", "ASG-TIE-01", "ASG-TIM-01");

    private static final DecisionUnderTest DECISION =
            new DeciderUnderTest(new AssignmentDecider(ShippedAssignment.ASSIGNMENT), AssignmentRequest.class, "es");

    private static final List<Suite> SUITES = suites();

    private static List<Suite> suites() {
        RuleSources sources = ShippedAssignment.RELEASE.sources();
        return new SuiteReader(Map.of("ASSIGNMENT", OutcomeShape.of(AssignmentAnswer.class)))
                .readAll(sources.under("assignment/scenarios", "yaml").stream()
                        .collect(Collectors.toMap(path -> path, sources::text)));
    }

    @TestFactory
    Stream<DynamicNode> the_shipped_rules_decide_as_the_scenarios_say() {
        return SUITES.stream()
                .map(suite -> DynamicContainer.dynamicContainer(
                        suite.name(), suite.scenarios().stream().flatMap(AssignmentScenariosTest::tests)));
    }

    private static Stream<DynamicTest> tests(Scenario scenario) {
        return scenario.turns().stream()
                .map(turn -> DynamicTest.dynamicTest(scenario.name() + ": " + turn.name(), () -> {
                    TurnResult result = ScenarioRunner.run(turn, DECISION);
                    assertThat(result.asExpected()).as("%n%s", result).isTrue();
                }));
    }

    static Set<String> rules() {
        return ShippedAssignment.POLICY.rules().rules().stream()
                .map(RuleInfo::id)
                .collect(toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_a_scenario_in_which_it_fires_and_one_at_its_boundary(String rule) {
        List<Scenario> about = SUITES.stream()
                .flatMap(suite -> suite.scenarios().stream())
                .filter(scenario -> scenario.rules().contains(rule))
                .toList();

        assertThat(about)
                .anyMatch(scenario -> turns(scenario)
                        .anyMatch(turn -> turn.expectation().fires().contains(rule)));
        assertThat(about)
                .anyMatch(scenario -> ALWAYS.contains(rule)
                        ? scenario.boundaryOf().contains(rule)
                        : turns(scenario)
                                .anyMatch(
                                        turn -> turn.expectation().doesNotFire().contains(rule)));
    }

    private static Stream<Turn> turns(Scenario scenario) {
        return scenario.turns().stream();
    }
}
