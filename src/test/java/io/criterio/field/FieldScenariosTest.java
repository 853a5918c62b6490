package io.criterio.field;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.field.api.FollowUpAnswer;
import io.criterio.field.api.FollowUpRequest;
import io.criterio.field.api.ManagementEntryAnswer;
import io.criterio.field.api.ManagementEntryRequest;
import io.criterio.field.api.ScorecardAnswer;
import io.criterio.field.api.ScorecardRequest;
import io.criterio.field.api.VisitNeighboursAnswer;
import io.criterio.field.api.VisitNeighboursRequest;
import io.criterio.field.api.WeekPlanAnswer;
import io.criterio.field.api.WeekPlanRequest;
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

/** Every scenario that is shipped with the field rules, against these rules; and that no rule lacks one. */
class FieldScenariosTest {

    /** These have a say in every answer of their type: their boundary is what they do not say. */
    private static final Set<String> ALWAYS = Set.of("FLD-NEI-01", "FLD-STD-01", "FLD-WEE-01");

    private static final FieldRelease RELEASE = ShippedField.releases().of(ShippedField.RELEASE);

    private static final Map<String, DecisionUnderTest> DECISIONS = Map.of(
            "VISIT_NEIGHBOURS",
            new DeciderUnderTest(new VisitNeighbours(RELEASE), VisitNeighboursRequest.class, "es"),
            "MANAGEMENT_ENTRY",
            new DeciderUnderTest(new ManagementEntries(RELEASE), ManagementEntryRequest.class, "es"),
            "FOLLOW_UP",
            new DeciderUnderTest(new FollowUps(RELEASE), FollowUpRequest.class, "es"),
            "WEEK_PLAN",
            new DeciderUnderTest(new WeekPlans(RELEASE), WeekPlanRequest.class, "es"),
            "SCORECARD",
            new DeciderUnderTest(new Scorecards(RELEASE), ScorecardRequest.class, "es"));

    private static final List<Suite> SUITES = suites();

    private static List<Suite> suites() {
        RuleSources sources = ShippedField.RELEASE.sources();
        return new SuiteReader(Map.of(
                        "VISIT_NEIGHBOURS", OutcomeShape.of(VisitNeighboursAnswer.class),
                        "MANAGEMENT_ENTRY", OutcomeShape.of(ManagementEntryAnswer.class),
                        "FOLLOW_UP", OutcomeShape.of(FollowUpAnswer.class),
                        "WEEK_PLAN", OutcomeShape.of(WeekPlanAnswer.class),
                        "SCORECARD", OutcomeShape.of(ScorecardAnswer.class)))
                .readAll(sources.under("field/scenarios", "yaml").stream()
                        .collect(Collectors.toMap(path -> path, sources::text)));
    }

    @TestFactory
    Stream<DynamicNode> the_shipped_rules_decide_as_the_scenarios_say() {
        return SUITES.stream()
                .map(suite -> DynamicContainer.dynamicContainer(
                        suite.name(),
                        suite.scenarios().stream().flatMap(scenario -> tests(scenario, DECISIONS.get(suite.type())))));
    }

    private static Stream<DynamicTest> tests(Scenario scenario, DecisionUnderTest decision) {
        return scenario.turns().stream()
                .map(turn -> DynamicTest.dynamicTest(scenario.name() + ": " + turn.name(), () -> {
                    TurnResult result = ScenarioRunner.run(turn, decision);
                    assertThat(result.asExpected()).as("%n%s", result).isTrue();
                }));
    }

    static Set<String> rules() {
        return RELEASE.policy().rules().rules().stream().map(RuleInfo::id).collect(toCollection(TreeSet::new));
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
