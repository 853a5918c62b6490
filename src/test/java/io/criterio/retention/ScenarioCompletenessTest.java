package io.criterio.retention;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.rules.RuleInfo;
import io.criterio.scenario.Answer;
import io.criterio.scenario.Expectation;
import io.criterio.scenario.Scenario;
import io.criterio.scenario.Suite;
import io.criterio.scenario.Turn;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown where it fires and at its boundary, where it does not. */
class ScenarioCompletenessTest {

    /** These have a say in every answer: their boundary is what they do not say. */
    private static final Set<String> ALWAYS = Set.of("RET-ARE-01", "RET-PRO-05");

    private static final List<Suite> SUITES = ShippedScenarios.suites();

    static Set<String> rules() {
        return ShippedScenarios.rules().stream().map(RuleInfo::id).collect(toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_a_scenario_in_which_it_fires(String rule) {
        assertThat(scenariosThatSay(Expectation::fires, rule)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_a_scenario_at_its_boundary(String rule) {
        assertThat(
                        ALWAYS.contains(rule)
                                ? scenarios()
                                        .filter(one -> one.boundaryOf().contains(rule))
                                        .map(Scenario::name)
                                        .toList()
                                : scenariosThatSay(Expectation::doesNotFire, rule))
                .isNotEmpty();
    }

    @Test
    void only_rules_that_always_fire_have_their_boundary_shown_in_another_way() {
        assertThat(scenarios().flatMap(one -> one.boundaryOf().stream())).allMatch(ALWAYS::contains);
        assertThat(scenarios()
                        .flatMap(one -> one.turns().stream())
                        .filter(turn -> !turn.expectation().refused())
                        .map(turn -> ShippedScenarios.DECISION.decide(turn.request())))
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(Answer.Decision.class, decision -> assertThat(decision.fired())
                                .containsAll(ALWAYS)));
    }

    @Test
    void scenarios_name_no_rule_that_is_not_shipped() {
        assertThat(scenarios().flatMap(ScenarioCompletenessTest::named)).isSubsetOf(rules());
    }

    @Test
    void a_scenario_says_whether_the_rules_fire_that_it_is_about() {
        assertThat(scenarios().filter(one -> !said(one).containsAll(one.rules())))
                .extracting(one -> one.place() + " " + one.name() + ": says nothing of some of " + one.rules())
                .isEmpty();
    }

    private static Stream<Scenario> scenarios() {
        return SUITES.stream().map(Suite::scenarios).flatMap(Collection::stream);
    }

    private static List<String> scenariosThatSay(Function<Expectation, List<String>> said, String rule) {
        return scenarios()
                .filter(one -> one.rules().contains(rule))
                .filter(one -> one.turns().stream()
                        .map(Turn::expectation)
                        .anyMatch(expectation -> said.apply(expectation).contains(rule)))
                .map(Scenario::name)
                .toList();
    }

    private static Set<String> said(Scenario scenario) {
        Set<String> said = new TreeSet<>(scenario.boundaryOf());
        for (Turn turn : scenario.turns()) {
            said.addAll(turn.expectation().fires());
            said.addAll(turn.expectation().doesNotFire());
        }
        return said;
    }

    private static Stream<String> named(Scenario scenario) {
        return Stream.concat(scenario.rules().stream(), said(scenario).stream());
    }
}
