package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.criterio.decision.Decider;
import io.criterio.rules.Fired;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the shipped scenarios show of the shipped rules, and how it is counted. */
class CoverageTest {

    private static final RuleSources SOURCES = RulesFolder.read(Path.of("rules"));
    private static final ReleaseUnderTest RELEASE = ReleaseUnderTest.of(SOURCES);
    private static final List<Suite> SUITES = RELEASE.shippedSuites();
    private static final Coverage COVERAGE = Coverage.of(SUITES, RELEASE);

    @AfterAll
    static void close() {
        RELEASE.close();
    }

    @Test
    void the_shipped_scenarios_show_every_rule_and_every_condition() {
        assertThat(COVERAGE.reaches(100))
                .as("%n%s", String.join("\n", CoverageReport.lines(COVERAGE)))
                .isTrue();
        assertThat(COVERAGE.rules()).allMatch(Coverage.RuleCoverage::isComplete);
    }

    @Test
    void every_rule_of_the_release_is_counted() {
        long written = SOURCES.under("", "drl").stream()
                .flatMap(path -> SOURCES.text(path).lines())
                .filter(line -> line.startsWith("rule "))
                .count();

        assertThat(COVERAGE.rules()).hasSize((int) written);
    }

    @Test
    void what_is_listed_as_undecidable_is_no_more_than_a_few_conditions() {
        assertThat(COVERAGE.undecidable())
                .extracting(Undecidable::condition)
                .containsExactlyInAnyOrder(
                        "Contact.status == Status.RECHAZO", "Count.measure == Measure.DERIVADOS_EFFICIENCY");
    }

    /** What is asked for coverage is what is asked for the decision, or coverage is about something else. */
    @Test
    void what_the_rules_are_asked_fires_what_the_decision_names() {
        for (Suite suite : SUITES) {
            DeciderUnderTest decision = RELEASE.decider(suite.type());
            for (Scenario scenario : suite.scenarios()) {
                for (Turn turn : scenario.turns()) {
                    if (decision.decide(turn.request()) instanceof Answer.Decision decided) {
                        Decider.Asked asked = decision.asked(turn.request()).orElseThrow();
                        Set<String> fired = asked.cases().stream()
                                .flatMap(facts -> asked.rules().evaluate(facts).fired().stream())
                                .map(Fired::rule)
                                .map(RuleInfo::id)
                                .collect(Collectors.toSet());
                        assertThat(fired)
                                .as("%s %s", turn.place(), scenario.name())
                                .containsAll(decided.fired());
                    } else {
                        assertThat(decision.asked(turn.request())).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void a_condition_without_a_case_of_its_own_is_a_gap() {
        Coverage coverage = Coverage.of(List.of(suite("""
                  - name: five charges
                    given: {facts.policy.charges: 5}
                    expect: {tools.BONIFICACION.verdict: FORBIDDEN}
                """)), RELEASE);

        Coverage.RuleCoverage rule = rule(coverage, "RET-BON-01 a rebate needs one to three charges");
        assertThat(rule.fires()).isNotNull();
        assertThat(rule.conditions())
                .extracting(Coverage.ConditionCoverage::text, one -> one.made() != null, one -> one.heldBack() != null)
                .containsExactly(
                        tuple("Policy.charges < $min", false, false), tuple("Policy.charges > $max", true, false));
        assertThat(coverage.reaches(100)).isFalse();
        assertThat(coverage.reaches(0)).isTrue();
        assertThat(CoverageReport.lines(coverage))
                .contains(
                        "  Policy.charges < $min: no case in which the rule fires because of it, and none in which it"
                                + " alone keeps the rule from firing",
                        "  Policy.charges > $max: no case in which it alone keeps the rule from firing");
    }

    @Test
    void a_case_that_is_not_as_expected_shows_nothing_and_fails() {
        Coverage coverage = Coverage.of(List.of(suite("""
                  - name: five charges
                    given: {facts.policy.charges: 5}
                    expect: {tools.BONIFICACION.verdict: ELIGIBLE}
                """)), RELEASE);

        assertThat(coverage.failed()).hasSize(1);
        assertThat(coverage.rules()).isEmpty();
        assertThat(coverage.reaches(0)).isFalse();
    }

    @Test
    void an_entry_of_what_is_undecidable_that_does_not_hold_is_a_mistake() {
        Coverage coverage = Coverage.of(List.of(suite("""
                  - name: charges
                    table:
                      columns: [given.facts.policy.charges, expect.tools.BONIFICACION.verdict]
                      rows: [[2, ELIGIBLE], [5, FORBIDDEN]]
                undecidable:
                  - rule: RET-BON-01 a rebate needs one to three charges
                    condition: Policy.charges > $max
                    because: nobody pays that often
                  - rule: RET-BON-01 a rebate needs one to three charges
                    condition: Policy.charges > 3
                    because: there is no such condition
                """)), RELEASE);

        assertThat(coverage.mistaken())
                .extracting(ScenarioProblem::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("is decided alone after all", "take the entry out"),
                        second -> assertThat(second).contains("there is no condition Policy.charges > 3"));
        assertThat(coverage.reaches(0)).isFalse();
    }

    @Test
    void the_page_shows_every_rule_with_its_cases_and_is_the_same_every_time() {
        String page = CoverageReport.html(COVERAGE, "2026.11.1");

        assertThat(page)
                .contains("<td>RET-BON-01 a rebate needs one to three charges <span")
                .contains("Policy.charges &gt; $max")
                .contains("undecidable: derivados are the only measure")
                .doesNotContain("no case</td>", "<script", "http://", "https://")
                .isEqualTo(CoverageReport.html(Coverage.of(SUITES, RELEASE), "2026.11.1"));
    }

    private static Coverage.RuleCoverage rule(Coverage coverage, String name) {
        return coverage.rules().stream()
                .filter(one -> one.rule().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Suite suite(String scenarios) {
        return RELEASE.reader().read("try.yaml", """
                suite: try
                type: RETENTION
                date: 2026-11-23
                defaults:
                  given:
                    facts: {policy: {status: ACTIVE, plan: PIF, charges: 2, assistanceUsed: true}, cancellation.motive: DESCONOCIMIENTO}
                scenarios:
                """ + scenarios);
    }
}
