package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.rules.RuleExplanation.Comparison;
import io.criterio.rules.RuleExplanation.Pattern;
import io.criterio.rules.RuleExplanation.Presence;
import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Customer;
import io.criterio.sample.fact.Limits;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainTest {

    private static final Policy POLICY = new Policy(Status.ACTIVE, Plan.PIF, 5, Usage.USED);
    private static final Cancellation CANCELLATION = new Cancellation(Motive.MAL_SERVICIO, Argument.NONE);
    private static final Offer REBATE = new Offer(Tool.BONIFICACION, OfferStatus.REJECTED);
    private static final Customer CUSTOMER =
            new Customer("gold", 0.5, true, LocalDate.of(2020, 2, 3), Set.of(Tool.DOWNSELL, Tool.MIGRACION));
    private static final List<?> CASE = List.of(POLICY, CANCELLATION, REBATE, CUSTOMER);

    static Stream<Arguments> reasons() {
        return Stream.of(
                reason("Policy( charges > 3 )", new Unmet(POLICY, "charges", Operator.LTE, 3, 5)),
                reason("Policy( charges >= 3 )", new Unmet(POLICY, "charges", Operator.LT, 3, 5)),
                reason("Policy( charges < 6 )", new Unmet(POLICY, "charges", Operator.GTE, 6, 5)),
                reason("Policy( charges <= 6 )", new Unmet(POLICY, "charges", Operator.GT, 6, 5)),
                reason("Policy( charges == 5 )", new Unmet(POLICY, "charges", Operator.NE, 5, 5)),
                reason("Policy( charges != -1 )", new Unmet(POLICY, "charges", Operator.EQ, -1, 5)),
                reason("Policy( plan == Plan.PIF )", new Unmet(POLICY, "plan", Operator.NE, Plan.PIF, Plan.PIF)),
                reason(
                        "Policy( plan in ( Plan.PIF, Plan.PIF_BASICO ) )",
                        new Unmet(POLICY, "plan", Operator.NOT_IN, List.of(Plan.PIF, Plan.PIF_BASICO), Plan.PIF)),
                reason(
                        "Policy( plan not in ( Plan.PIF_BASICO ) )",
                        new Unmet(POLICY, "plan", Operator.IN, List.of(Plan.PIF_BASICO), Plan.PIF)),
                reason("Customer( segment == \"gold\" )", new Unmet(CUSTOMER, "segment", Operator.NE, "gold", "gold")),
                reason("Customer( propensity > 0.25 )", new Unmet(CUSTOMER, "propensity", Operator.LTE, 0.25, 0.5)),
                reason("Customer( vip == true )", new Unmet(CUSTOMER, "vip", Operator.NE, true, true)),
                // A binding is resolved, and what is compared with policy is told of the case alone.
                reason(
                        "Limits( $max : maxCharges ) Policy( charges > $max )",
                        new Unmet(POLICY, "charges", Operator.LTE, 3, 5)),
                reason(
                        "Limits( maxCharges == 3 ) Policy( charges == 5 )",
                        new Unmet(POLICY, "charges", Operator.NE, 5, 5)),
                reason(
                        "Policy( $charges : charges, $twice : charges ) Limits( maxCharges < $charges, minCharges < $twice )"),
                reason(
                        "Customer( $owned : owned ) Offer( tool not memberOf $owned )",
                        new Unmet(REBATE, "tool", Operator.IN, CUSTOMER.owned(), Tool.BONIFICACION)),
                // Of an alternative only what held.
                reason(
                        "Limits( $min : minCharges, $max : maxCharges ) Policy( charges < $min || charges > $max )",
                        new Unmet(POLICY, "charges", Operator.LTE, 3, 5)),
                reason(
                        "Policy( charges == 5 && plan == Plan.PIF || charges == 1 && plan == Plan.PIF )",
                        new Unmet(POLICY, "charges", Operator.NE, 5, 5),
                        new Unmet(POLICY, "plan", Operator.NE, Plan.PIF, Plan.PIF)),
                reason(
                        "Policy( ( charges == 1 || plan == Plan.PIF ) && usage == Usage.USED )",
                        new Unmet(POLICY, "plan", Operator.NE, Plan.PIF, Plan.PIF),
                        new Unmet(POLICY, "usage", Operator.NE, Usage.USED, Usage.USED)),
                // All patterns, in order; what exists is named, what does not has no fact to name.
                reason(
                        "Policy( charges == 5 ) exists Offer( tool == Tool.BONIFICACION ) not Offer( tool == Tool.DOWNSELL )",
                        new Unmet(POLICY, "charges", Operator.NE, 5, 5),
                        new Unmet(REBATE, "tool", Operator.NE, Tool.BONIFICACION, Tool.BONIFICACION)),
                reason("Policy()"));
    }

    private static Arguments reason(String condition, Unmet... unmet) {
        return Arguments.argumentSet(condition, condition, List.of(unmet));
    }

    /** One compilation for the whole table. */
    private static RuleSet table;

    @BeforeAll
    static void compile() {
        String[] conditions = reasons().map(each -> (String) each.get()[0]).toArray(String[]::new);
        table = RuleSet.compile(Sample.conditions(conditions), "retention", Sample.PARAMETERS);
    }

    @AfterAll
    static void close() {
        table.close();
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void a_rule_that_fired_tells_what_would_have_to_be_otherwise(String condition, List<Unmet> unmet) {
        int index = reasons().map(each -> each.get()[0]).toList().indexOf(condition);
        RuleInfo rule = table.rules().get(index);
        assertThat(table.evaluate(CASE).fired())
                .filteredOn(fired -> fired.rule().equals(rule))
                .singleElement()
                .satisfies(fired -> assertThat(table.explain(fired)).isEqualTo(unmet));
    }

    @Test
    void a_rule_that_did_not_fire_tells_which_comparison_held_it_back() {
        try (RuleSet ruleSet = RuleSet.compile(
                Sample.conditions("Limits( $max : maxCharges )"
                        + " Policy( charges <= $max, plan == Plan.PIF )"
                        + " Offer( tool == Tool.BONIFICACION, status == OfferStatus.ACCEPTED )"
                        + " not Offer( tool == Tool.DOWNSELL )"
                        + " exists Customer( vip == true )"),
                "retention",
                Sample.PARAMETERS)) {
            Offer other = new Offer(Tool.DOWNSELL, OfferStatus.OFFERED);
            RuleExplanation told =
                    ruleSet.considered(ruleSet.rules().get(0), List.of(other, POLICY, REBATE, CANCELLATION));
            assertThat(told.held()).isFalse();
            assertThat(told.patterns())
                    .containsExactly(
                            new Pattern("Limits", Presence.MATCH, true, 1, new Limits(1, 3), List.of()),
                            new Pattern(
                                    "Policy",
                                    Presence.MATCH,
                                    false,
                                    1,
                                    POLICY,
                                    List.of(
                                            new Comparison("charges", Operator.LTE, 3, 5, false),
                                            new Comparison("plan", Operator.EQ, Plan.PIF, Plan.PIF, true))),
                            new Pattern(
                                    "Offer",
                                    Presence.MATCH,
                                    false,
                                    2,
                                    REBATE,
                                    List.of(
                                            new Comparison(
                                                    "tool", Operator.EQ, Tool.BONIFICACION, Tool.BONIFICACION, true),
                                            new Comparison(
                                                    "status",
                                                    Operator.EQ,
                                                    OfferStatus.ACCEPTED,
                                                    OfferStatus.REJECTED,
                                                    false))),
                            new Pattern(
                                    "Offer",
                                    Presence.NOT,
                                    false,
                                    2,
                                    other,
                                    List.of(new Comparison("tool", Operator.EQ, Tool.DOWNSELL, Tool.DOWNSELL, true))),
                            new Pattern(
                                    "Customer",
                                    Presence.EXISTS,
                                    false,
                                    0,
                                    null,
                                    List.of(new Comparison("vip", Operator.EQ, true, null, false))));
        }
    }

    @Test
    void a_rule_of_another_release_is_not_explained() {
        try (RuleSet ruleSet = Sample.ruleSet();
                RuleSet other = RuleSet.compile(Sample.conditions("Policy()"), "retention", List.of())) {
            Fired foreign = other.evaluate(CASE).fired().get(0);
            assertThatThrownBy(() -> ruleSet.explain(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("RET-BON-00 number 0");
        }
    }

    /** The engine decides, this project explains: the two must read every rule alike. */
    @Test
    void what_is_told_agrees_with_what_the_engine_does() {
        Random random = new Random(20261122);
        String[] conditions = new String[90];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = RandomRules.conditions(random);
        }
        try (RuleSet ruleSet = RuleSet.compile(Sample.conditions(conditions), "retention", Sample.PARAMETERS)) {
            int firings = 0;
            for (int i = 0; i < 400; i++) {
                List<Object> facts = Cases.random(random);
                Findings findings = ruleSet.evaluate(facts);
                List<RuleInfo> fired =
                        findings.fired().stream().map(Fired::rule).distinct().toList();
                List<RuleInfo> told = new ArrayList<>();
                for (RuleInfo rule : ruleSet.rules()) {
                    RuleExplanation explanation = ruleSet.considered(rule, facts);
                    assertThat(explanation.held())
                            .isEqualTo(explanation.patterns().stream().allMatch(Pattern::held));
                    if (explanation.held()) {
                        told.add(rule);
                    }
                }
                assertThat(told).as("facts %s", facts).isEqualTo(fired);
                firings += fired.size();
                findings.fired()
                        .forEach(each -> assertThat(ruleSet.explain(each))
                                .allSatisfy(unmet -> assertThat(each.facts()).contains(unmet.fact())));
            }
            assertThat(firings).as("enough to compare").isGreaterThan(4_000);
        }
    }
}
