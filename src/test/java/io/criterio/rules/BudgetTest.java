package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that the lint takes and that never come to an end: each is ended, and named. */
class BudgetTest {

    private static final List<Object> OFFERS = offers();
    private static final String QUIET = "Policy( charges == 77 )";

    private static List<Object> offers() {
        List<Object> offers = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            for (OfferStatus status : OfferStatus.values()) {
                offers.add(new Offer(tool, status));
            }
        }
        return offers;
    }

    private static RuleSet under(Budget budget, String... conditions) {
        RuleSources sources = Sample.conditions(conditions);
        return RuleSet.compile(sources.interpreted().interpreted(sources.texts(), budget), "retention", List.of());
    }

    static List<Arguments> endless() {
        String never = "Offer( tool == $tool, tool != $tool )";
        return List.of(
                Arguments.argumentSet(
                        "a join that finds nothing", "Offer( $tool : tool ) " + "Offer() ".repeat(10) + never),
                Arguments.argumentSet(
                        "a join that nothing ends", "Offer( $tool : tool ) " + "Offer() ".repeat(10) + "not " + never),
                Arguments.argumentSet(
                        "a join with many values",
                        "Offer() ".repeat(4) + "Offer( tool in ( " + "Tool.DOWNSELL, ".repeat(300)
                                + "Tool.DOWNSELL ) && tool != Tool.DOWNSELL )"),
                Arguments.argumentSet("not after a join", "Offer() ".repeat(11) + "not Offer()"));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void it_is_ended_after_so_many_steps_and_named(String condition) {
        try (RuleSet rules = under(new Budget(), QUIET, condition, QUIET)) {
            assertThatThrownBy(() -> rules.evaluate(OFFERS))
                    .isInstanceOf(RuleProblemsException.class)
                    .hasMessageMatching("retention/bonificacion.drl:14: rule \"RET-BON-01 number 1\" takes more than"
                            + " (1,000,000 steps|1,000 findings) for the facts of one question \\(let its patterns share an"
                            + " attribute, or split the rule\\)");
            assertThat(rules.evaluate(OFFERS.subList(0, 1)).fired()).hasSizeLessThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("endless")
    void what_is_told_of_it_for_a_trace_is_ended_as_well(String condition) {
        try (RuleSet rules = under(new Budget(), condition)) {
            try {
                rules.considered(rules.rules().get(0), OFFERS);
            } catch (RuleProblemsException ended) {
                assertThat(ended).hasMessageContaining("takes more than 1,000,000 steps");
            }
        }
    }

    @Test
    void the_rule_that_took_the_most_is_named_not_the_one_that_took_the_last() {
        // 13 * 18^4 steps, and less after it: the second rule is the one at work when the budget is spent.
        String most = "Offer() ".repeat(4) + "Offer( tool == Tool.DOWNSELL, tool != Tool.DOWNSELL )";
        int size = OFFERS.size();
        assertThat(Math.pow(size, 4)).isLessThan(400_000);
        try (RuleSet rules = under(new Budget(), "Policy()", most, most.replace("Offer() Offer()", "Offer()"))) {
            assertThatThrownBy(() -> rules.evaluate(OFFERS)).hasMessageContaining("RET-BON-01 number 1");
        }
    }

    @Test
    void the_same_rules_and_facts_take_the_same_steps() {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Budget budget = new Budget();
            RuleSources sources = Sample.sources();
            try (RuleSet rules = RuleSet.compile(
                    sources.interpreted().interpreted(sources.texts(), budget), "retention", Sample.PARAMETERS)) {
                assertThat(rules.evaluate(Sample.WORST_CASE).fired()).hasSize(13);
            }
            taken.add(budget.steps());
        }
        assertThat(taken).containsOnly(taken.get(0));
        assertThat(taken.get(0)).isBetween(20L, 1_000L);
    }

    @Test
    void all_evaluations_of_a_release_have_a_limit_until_it_is_lifted() {
        Budget budget = new Budget();
        Policy policy = new Policy(Status.ACTIVE, Plan.PIF, 1, Usage.USED);
        try (RuleSet rules = under(budget, "Policy() " + "Offer() ".repeat(2), QUIET)) {
            List<Object> facts = new ArrayList<>(OFFERS);
            facts.add(policy);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000_000; i++) {
                            rules.evaluate(facts);
                        }
                    })
                    .isInstanceOf(RuleProblemsException.class)
                    .hasMessageContaining("RET-BON-00 number 0")
                    .hasMessageContaining("for one release");

            budget.liftTotal();
            assertThat(rules.evaluate(facts).fired()).hasSize(OFFERS.size() * OFFERS.size());

            budget.stop("The replay was cancelled.");
            assertThatThrownBy(() -> rules.evaluate(facts))
                    .isInstanceOf(EvaluationStoppedException.class)
                    .hasMessage("The replay was cancelled.");
        }
    }

    @Test
    void a_file_that_is_the_same_as_before_is_not_read_again_and_another_one_is() {
        RuleSources before = Sample.conditions("Policy()").interpreted();
        RuleSet.lint(before);
        Budget budget = new Budget();
        var others = before.texts();
        others.put("retention/bonificacion.drl", Sample.conditions(QUIET).text("retention/bonificacion.drl"));

        assertThat(before.interpreted(before.texts(), budget)
                        .definitions("retention/bonificacion.drl", List.of(), text -> {
                            throw new AssertionError("read again");
                        }))
                .hasSize(1);
        assertThat(before.interpreted(others, budget)
                        .definitions("retention/bonificacion.drl", new ArrayList<>(), text -> List.of()))
                .isEmpty();
    }
}
