package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.ArgumentMeaning;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Limits;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import io.criterio.sample.finding.Forbidden;
import io.criterio.sample.finding.Handled;
import io.criterio.sample.finding.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateTest {

    private static final Policy YOUNG = new Policy(Status.ACTIVE, Plan.PIF, 2, Usage.USED);
    private static final Policy OLD = new Policy(Status.ACTIVE, Plan.PIF, 9, Usage.USED);
    private static final Offer REBATE = new Offer(Tool.BONIFICACION, OfferStatus.REJECTED);
    private static final Offer DOWNSELL = new Offer(Tool.DOWNSELL, OfferStatus.ACCEPTED);

    private RuleSet sample;

    @BeforeAll
    void compile() {
        sample = Sample.ruleSet();
    }

    @AfterAll
    void close() {
        sample.close();
    }

    @Test
    void findings_come_in_the_order_of_the_catalogue() {
        assertThat(sample.evaluate(Sample.WORST_CASE).fired())
                .extracting(fired -> fired.rule().id())
                .containsExactly(
                        "RET-BON-01",
                        "RET-BON-02",
                        "RET-BON-08",
                        "RET-DOW-01",
                        "RET-DOW-02",
                        "RET-MIG-01",
                        "RET-MIG-02",
                        "RET-PRI-02",
                        "RET-REA-01",
                        "RET-REA-01",
                        "RET-REA-01",
                        "RET-REA-01",
                        "RET-REA-01");
        assertThat(sample.rules())
                .hasSize(17)
                .isSortedAccordingTo((a, b) -> a.file().equals(b.file())
                        ? Integer.compare(a.line(), b.line())
                        : a.file().compareTo(b.file()));
    }

    @Test
    void a_finding_names_its_rule_and_the_facts_it_matched() {
        Fired first = sample.evaluate(List.of(OLD)).fired().get(0);
        assertThat(first.rule())
                .isEqualTo(new RuleInfo(
                        "RET-BON-01",
                        "RET-BON-01 a rebate needs one to three charges",
                        Kind.HARD,
                        "CARD",
                        "retention",
                        "retention/bonificacion.drl",
                        6,
                        new Consequence("Forbidden", List.of("Tool.BONIFICACION"))));
        assertThat(first.rule().sentence()).isEqualTo("a rebate needs one to three charges");
        assertThat(first.finding()).isEqualTo(new Forbidden(Tool.BONIFICACION));
        assertThat(first.facts()).containsExactly(new Limits(1, 3), OLD);
    }

    @Test
    void the_order_of_the_facts_does_not_matter() {
        List<Object> facts = new ArrayList<>(List.of(
                OLD,
                new Cancellation(Motive.MAL_SERVICIO, Argument.NONE),
                REBATE,
                DOWNSELL,
                new Offer(Tool.BONIFICACION, OfferStatus.ACCEPTED),
                new Offer(Tool.DOWNSELL, OfferStatus.REJECTED)));
        Findings expected = sample.evaluate(facts);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(facts, random);
            assertThat(sample.evaluate(facts)).isEqualTo(expected);
        }
    }

    @Test
    void a_rule_that_matches_twice_adds_two_findings_in_the_order_of_the_facts() {
        assertThat(sample.evaluate(List.of(
                                new Offer(Tool.BONIFICACION, OfferStatus.REJECTED),
                                new Offer(Tool.BONIFICACION, OfferStatus.ACCEPTED)))
                        .fired())
                .filteredOn(fired -> fired.rule().id().equals("RET-BON-08"))
                .extracting(Fired::facts)
                .containsExactly(
                        List.of(new Offer(Tool.BONIFICACION, OfferStatus.ACCEPTED)),
                        List.of(new Offer(Tool.BONIFICACION, OfferStatus.REJECTED)));
    }

    @Test
    void equal_facts_count_once() {
        Offer again = new Offer(REBATE.tool(), REBATE.status());
        Findings once = sample.evaluate(List.of(REBATE));
        assertThat(sample.evaluate(List.of(REBATE, REBATE))).isEqualTo(once);
        assertThat(sample.evaluate(List.of(REBATE, again))).isEqualTo(once);
        assertThat(sample.evaluate(Collections.nCopies(100, again))).isEqualTo(once);
    }

    @Test
    void exists_fires_once_and_names_the_first_fact_it_stands_on() {
        assertThat(sample.evaluate(List.of(
                                new Offer(Tool.DOWNSELL, OfferStatus.REJECTED),
                                new Offer(Tool.DOWNSELL, OfferStatus.ACCEPTED)))
                        .fired())
                .filteredOn(fired -> fired.rule().id().equals("RET-BON-04"))
                .extracting(Fired::facts)
                .containsExactly(List.of(new Offer(Tool.DOWNSELL, OfferStatus.ACCEPTED)));
    }

    @Test
    void nothing_of_a_case_is_left_for_the_next() {
        Findings quiet = sample.evaluate(List.of(YOUNG));
        for (int i = 0; i < 50; i++) {
            assertThat(sample.evaluate(Sample.WORST_CASE).fired()).hasSize(13);
            assertThat(sample.evaluate(List.of(YOUNG))).isEqualTo(quiet);
            assertThat(sample.evaluate(List.of(REBATE)).of(Forbidden.class))
                    .containsExactly(new Forbidden(Tool.BONIFICACION), new Forbidden(Tool.DOWNSELL));
            assertThat(sample.evaluate(List.of()).fired()).isEmpty();
        }
    }

    @Test
    void an_exception_leaves_nothing_behind() {
        RuleSources sources = Sample.file(Sample.HEADER
                + Sample.rule(
                        1,
                        "Limits( $min : minCharges ) Policy( $charges : charges )",
                        "new Quantity( new Quantity.Range( $min, $charges ), Tool.BONIFICACION )"));
        try (RuleSet ruleSet = RuleSet.compile(sources, "retention", Sample.PARAMETERS)) {
            assertThatThrownBy(() -> ruleSet.evaluate(List.of(new Policy(Status.ACTIVE, Plan.PIF, 0, Usage.USED))))
                    .hasMessage("min 1 is above max 0");
            assertThatThrownBy(() -> ruleSet.evaluate(Collections.singletonList(null)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(ruleSet.evaluate(List.of(YOUNG)).of(Quantity.class))
                    .containsExactly(new Quantity(new Quantity.Range(1, 2), Tool.BONIFICACION));
        }
    }

    @Test
    void findings_are_made_of_bindings_constants_constructors_and_factories() {
        RuleSources sources = Sample.file(Sample.HEADER
                + Sample.rule(
                        1,
                        "Policy( $charges : charges )",
                        "new Quantity( Quantity.Range.exactly( $charges ), Tool.BONIFICACION )")
                + Sample.rule(
                        2,
                        "Cancellation( $argument : argument ) ArgumentMeaning( argument == $argument, $motive : motive )",
                        "new Handled( $motive, \"says \\\"so\\\"\" )"));
        List<?> parameters = List.of(
                new ArgumentMeaning(Argument.TARDANZA, Motive.MAL_SERVICIO),
                new ArgumentMeaning(Argument.SEIS_MESES, Motive.IMPOSICION));
        try (RuleSet ruleSet = RuleSet.compile(sources, "retention", parameters)) {
            Findings findings = ruleSet.evaluate(List.of(OLD, new Cancellation(Motive.NONE, Argument.SEIS_MESES)));
            assertThat(findings.fired())
                    .extracting(Fired::finding)
                    .containsExactly(
                            new Quantity(new Quantity.Range(9, 9), Tool.BONIFICACION),
                            new Handled(Motive.IMPOSICION, "says \"so\""));
            assertThat(ruleSet.rules().get(0).consequence().arguments())
                    .containsExactly("Quantity.Range.exactly($charges)", "Tool.BONIFICACION");
        }
    }

    @Test
    void not_holds_where_there_is_no_such_fact() {
        try (RuleSet ruleSet = RuleSet.compile(
                Sample.conditions("Policy() not Offer( tool == Tool.DOWNSELL )"), "retention", List.of())) {
            for (int i = 0; i < 3; i++) {
                assertThat(ruleSet.evaluate(List.of(YOUNG)).fired())
                        .extracting(Fired::facts)
                        .containsExactly(List.of(YOUNG));
                assertThat(ruleSet.evaluate(List.of(YOUNG, REBATE)).fired()).hasSize(1);
                assertThat(ruleSet.evaluate(List.of(YOUNG, DOWNSELL)).fired()).isEmpty();
            }
        }
    }

    @Test
    void a_join_without_end_fails_loudly() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            many.add(new Policy(Status.ACTIVE, Plan.PIF, i, Usage.USED));
        }
        try (RuleSet ruleSet = RuleSet.compile(
                Sample.conditions("Policy( $charges : charges ) Policy( charges != $charges )"),
                "retention",
                List.of())) {
            assertThatThrownBy(() -> ruleSet.evaluate(many))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more than 100000 matches")
                    .hasMessageContaining("RET-BON-00 number 0");
            assertThat(ruleSet.evaluate(List.of(YOUNG, OLD)).fired()).hasSize(2);
        }
    }

    @Test
    void many_threads_get_what_one_thread_gets() throws Exception {
        RuleSources sources = Sample.file(Sample.HEADER
                + Sample.rule(
                        1,
                        "Policy( $c : charges, $u : usage )",
                        "new Quantity( Quantity.Range.exactly( $c ), Tool.BONIFICACION )")
                + Sample.rule(
                        2,
                        "Cancellation( $m : motive ) not Offer( status == OfferStatus.ACCEPTED )",
                        "new Handled( $m, \"x\" )")
                + Sample.rule(3, "exists Offer( tool == Tool.DOWNSELL )", "new Forbidden( Tool.BONIFICACION )"));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (RuleSet ruleSet = RuleSet.compile(sources, "retention", Sample.PARAMETERS)) {
            List<List<Object>> cases = new ArrayList<>();
            List<Findings> expected = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < 200; i++) {
                cases.add(Cases.random(random));
                expected.add(ruleSet.evaluate(cases.get(i)));
            }
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                int first = thread;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 3_000; i++) {
                        int which = (first * 31 + i) % cases.size();
                        assertThat(ruleSet.evaluate(cases.get(which))).isEqualTo(expected.get(which));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
