package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which single condition of a rule makes the difference. */
class InfluenceTest {

    private static final Policy TWO_CHARGES = new Policy(Status.ACTIVE, Plan.PIF, 2, Usage.USED);
    private static final Policy FIVE_CHARGES = new Policy(Status.ACTIVE, Plan.PIF, 5, Usage.USED);
    private static final Cancellation BAD_SERVICE = new Cancellation(Motive.MAL_SERVICIO, Argument.NONE);
    private static final Offer REBATE = new Offer(Tool.BONIFICACION, OfferStatus.REJECTED);
    private static final Offer DOWNSELL = new Offer(Tool.DOWNSELL, OfferStatus.OFFERED);

    /** The rule's conditions; the facts; those it fires because of; those that alone hold it back. */
    static Stream<Arguments> cases() {
        return Stream.of(
                // One comparison decides whatever it says.
                row("Policy( charges > 3 )", List.of(FIVE_CHARGES), Set.of("Policy.charges > 3"), Set.of()),
                row("Policy( charges > 3 )", List.of(TWO_CHARGES), Set.of(), Set.of("Policy.charges > 3")),
                // No fact to compare: no comparison holds the rule back alone.
                row("Policy( charges > 3 )", List.of(BAD_SERVICE), Set.of(), Set.of()),
                // Of two comparisons that both fail, none does it alone.
                row("Policy( charges > 3, plan == Plan.PIF_BASICO )", List.of(TWO_CHARGES), Set.of(), Set.of()),
                row(
                        "Policy( charges > 3, plan == Plan.PIF_BASICO )",
                        List.of(FIVE_CHARGES),
                        Set.of(),
                        Set.of("Policy.plan == Plan.PIF_BASICO")),
                row(
                        "Policy( charges > 3, plan == Plan.PIF )",
                        List.of(FIVE_CHARGES),
                        Set.of("Policy.charges > 3", "Policy.plan == Plan.PIF"),
                        Set.of()),
                // Of two alternatives that both hold, none makes the rule fire alone.
                row("Policy( charges > 3 || plan == Plan.PIF )", List.of(FIVE_CHARGES), Set.of(), Set.of()),
                row(
                        "Policy( charges > 3 || plan == Plan.PIF )",
                        List.of(TWO_CHARGES),
                        Set.of("Policy.plan == Plan.PIF"),
                        Set.of()),
                row(
                        "Policy( charges > 3 || plan == Plan.PIF_BASICO )",
                        List.of(TWO_CHARGES),
                        Set.of(),
                        Set.of("Policy.charges > 3", "Policy.plan == Plan.PIF_BASICO")),
                // Several patterns: the others have to hold.
                row(
                        "Policy( charges > 3 ) Cancellation( motive == Motive.MAL_SERVICIO )",
                        List.of(TWO_CHARGES, BAD_SERVICE),
                        Set.of(),
                        Set.of("Policy.charges > 3")),
                // What is bound is resolved, and the limits are no part of the case.
                row(
                        "Limits( $max : maxCharges ) Policy( charges > $max )",
                        List.of(TWO_CHARGES),
                        Set.of(),
                        Set.of("Policy.charges > $max")),
                // Each of several facts counts.
                row(
                        "Offer( tool == Tool.BONIFICACION )",
                        List.of(REBATE, DOWNSELL),
                        Set.of("Offer.tool == Tool.BONIFICACION"),
                        Set.of("Offer.tool == Tool.BONIFICACION")),
                // A pattern that compares nothing asks that there is a fact.
                row("Policy( $charges : charges ) Cancellation()", List.of(BAD_SERVICE), Set.of(), Set.of("Policy")),
                row(
                        "Policy( $charges : charges ) Cancellation()",
                        List.of(TWO_CHARGES, BAD_SERVICE),
                        Set.of("Policy", "Cancellation"),
                        Set.of()),
                // exists: no other fact may do instead.
                row(
                        "Policy() exists Offer( tool == Tool.BONIFICACION )",
                        List.of(TWO_CHARGES, REBATE, DOWNSELL),
                        Set.of("Policy", "exists Offer.tool == Tool.BONIFICACION"),
                        Set.of()),
                row(
                        "Policy() exists Offer( tool == Tool.BONIFICACION )",
                        List.of(TWO_CHARGES, DOWNSELL),
                        Set.of(),
                        Set.of("exists Offer.tool == Tool.BONIFICACION")),
                row("Policy() exists Offer()", List.of(TWO_CHARGES), Set.of(), Set.of("exists Offer")),
                // not: what holds inside holds the rule back.
                row(
                        "Policy() not Offer( tool == Tool.BONIFICACION )",
                        List.of(TWO_CHARGES, REBATE),
                        Set.of(),
                        Set.of("not Offer.tool == Tool.BONIFICACION")),
                row(
                        "Policy() not Offer( tool == Tool.BONIFICACION )",
                        List.of(TWO_CHARGES, DOWNSELL),
                        Set.of("Policy", "not Offer.tool == Tool.BONIFICACION"),
                        Set.of()),
                row("Policy() not Offer()", List.of(TWO_CHARGES, DOWNSELL), Set.of(), Set.of("not Offer")),
                row("Policy() not Offer()", List.of(TWO_CHARGES), Set.of("Policy", "not Offer"), Set.of()));
    }

    private static Arguments row(String conditions, List<?> facts, Set<String> made, Set<String> heldBack) {
        return Arguments.argumentSet(conditions + " of " + facts, conditions, facts, made, heldBack);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_condition_decides_when_turning_it_round_makes_the_difference(
            String conditions, List<?> facts, Set<String> made, Set<String> heldBack) {
        try (RuleSet rules = RuleSet.compile(Sample.conditions(conditions), "retention", Sample.PARAMETERS)) {
            RuleInfo rule = rules.rules().get(0);

            Influence influence = rules.influence(rule, facts);

            assertThat(influence.fires())
                    .isEqualTo(!rules.evaluate(facts).fired().isEmpty());
            assertThat(texts(rules, rule, influence.made())).isEqualTo(made);
            assertThat(texts(rules, rule, influence.heldBack())).isEqualTo(heldBack);
        }
    }

    private static Set<String> texts(RuleSet rules, RuleInfo rule, Set<Integer> numbers) {
        return numbers.stream().map(rules.conditions(rule)::get).collect(Collectors.toSet());
    }

    @Test
    void a_condition_is_named_as_it_is_written() {
        String[] written = {
            "Limits( $min : minCharges, $max : maxCharges ) Policy( charges < $min || charges >= $max, usage != Usage.USED )",
            "Offer( tool in ( Tool.DOWNSELL, Tool.MIGRACION ), $tool : tool ) not Offer( status not in ( OfferStatus.OFFERED ) )",
        };
        try (RuleSet rules = RuleSet.compile(Sample.conditions(written), "retention", Sample.PARAMETERS)) {
            assertThat(rules.rules().stream().map(rules::conditions))
                    .containsExactly(
                            List.of("Policy.charges < $min", "Policy.charges >= $max", "Policy.usage != Usage.USED"),
                            List.of(
                                    "Offer.tool in ( Tool.DOWNSELL, Tool.MIGRACION )",
                                    "not Offer.status not in ( OfferStatus.OFFERED )"));
        }
    }

    @Test
    void whether_a_rule_fires_is_what_the_engine_says_for_rules_and_cases_at_random() {
        Random random = new Random(20261122);
        String[] conditions =
                Stream.generate(() -> RandomRules.conditions(random)).limit(60).toArray(String[]::new);
        try (RuleSet rules = RuleSet.compile(Sample.conditions(conditions), "retention", Sample.PARAMETERS)) {
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                List<Object> facts = Cases.random(random);
                Set<String> fired = rules.evaluate(facts).fired().stream()
                        .map(one -> one.rule().name())
                        .collect(Collectors.toSet());
                for (RuleInfo rule : rules.rules()) {
                    Influence influence = rules.influence(rule, facts);
                    boolean consistent = influence.fires() == fired.contains(rule.name())
                            && (influence.fires() || influence.made().isEmpty());
                    if (!consistent) {
                        wrong.add(Arrays.toString(conditions) + rule.name() + " of " + facts + ": " + influence);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }
}
