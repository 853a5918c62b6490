package io.criterio.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.proof.Differences;
import io.criterio.proof.InputSpace;
import io.criterio.proof.Prover;
import io.criterio.release.Release;
import io.criterio.retention.RetentionOutcome.Condition;
import io.criterio.retention.RetentionOutcome.Reason;
import io.criterio.retention.api.RetentionTrace;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import io.criterio.scenario.Coverage;
import io.criterio.scenario.ReleaseUnderTest;
import io.criterio.scenario.Suite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that join any facts of a case: written in DRL with their texts and a scenario table, and nothing else. */
class JoinedRulesTest {

    private static final RuleSources SHIPPED = RulesFolder.read(Path.of("rules"));
    private static final String HEAD = """
            package io.criterio.retention.joined;

            import io.criterio.retention.fact.*;
            import io.criterio.retention.finding.*;

            """;

    /** No downsell for an aggressive customer who did not know the product and has paid more than twice. */
    private static final String AGGRESSIVE = HEAD + """
            rule "RET-DOW-08 no downsell for an aggressive customer who did not know and has paid more than twice"
              @id( RET-DOW-08 )
              @kind( hard )
              @source( CARD )
            when
              Customer( kind == CustomerType.AGRESIVO )
              Case( motive == Motive.DESCONOCIMIENTO )
              Policy( charges > 2 )
            then
              insert( new Forbidden( Tool.DOWNSELL ) );
            end
            """;

    /** A tool under consideration, joined with the charges. */
    private static final String ALONE = HEAD
            + rule(
                    "RET-MIG-04",
                    "hard",
                    "Candidate( tool == Tool.MIGRACION ) Policy( charges > 3 )",
                    "Alone( Tool.MIGRACION )");

    private static final String SCENARIO = """
            suite: Joined facts
            type: RETENTION
            date: 2026-11-23
            scenarios:
              - name: no downsell for who attacks, did not know, and has paid more than twice
                rule: RET-DOW-08
                given:
                  facts.policy: {status: ACTIVE, plan: PIF, assistanceUsed: true}
                table:
                  columns: [given.facts.customer.type, given.facts.cancellation.motive, given.facts.policy.charges, expect.tools.DOWNSELL.verdict, expect.tools.DOWNSELL.forbiddenBy]
                  rows:
                    - [AGRESIVO, DESCONOCIMIENTO, 3, FORBIDDEN, [RET-DOW-08]]
                    - [AGRESIVO, DESCONOCIMIENTO, 2, ELIGIBLE, []]
                    - [DIFICIL, DESCONOCIMIENTO, 3, ELIGIBLE, []]
                    - [AGRESIVO, IMPOSICION, 3, UNDETERMINED, [RET-DOW-03]]
            """;

    private static RuleSources with(String drl, String... ids) {
        RuleSources sources = SHIPPED.with("retention/joined.drl", drl);
        for (String language : List.of("es", "en")) {
            String path = "retention/texts/" + language + ".yaml";
            StringBuilder texts = new StringBuilder(sources.text(path));
            for (String id : ids) {
                texts.append("\n")
                        .append(id)
                        .append(":\n  sentence: \"A rule that joins facts.\"\n")
                        .append("  reason: \"It is out, for all of these reasons together.\"\n")
                        .append("  violation: \"Propose it otherwise.\"\n");
            }
            sources = sources.with(path, texts.toString());
        }
        return sources;
    }

    private static RuleSources aggressive() {
        RuleSources sources = with(AGGRESSIVE, "RET-DOW-08");
        for (String language : List.of("es", "en")) {
            String path = "retention/texts/" + language + ".yaml";
            sources = sources.with(path, sources.text(path).replace("  violation: \"Propose it otherwise.\"\n", ""));
        }
        return sources.with("retention/scenarios/joined.yaml", SCENARIO);
    }

    private static Situation situation(CustomerType customer, Motive motive, int charges) {
        return new Situation(
                new Policy(PolicyStatus.ACTIVE, Plan.PIF, charges),
                Usage.USED,
                motive,
                Argument.UNKNOWN,
                Experience.GOOD,
                CancellationReason.UNKNOWN,
                customer,
                List.of());
    }

    private static RetentionPolicy.Decision decide(RetentionRelease release, Situation situation) {
        return release.policy().decide(situation, Proposed.NONE, false);
    }

    @Test
    void a_rule_on_the_customer_the_motive_and_the_charges_fires_and_names_its_three_conditions() {
        RetentionRelease release = RetentionRelease.of(Release.of(aggressive()));

        // The others first: what is kept must not be taken for what it is not.
        assertThat(forbidding(release, situation(CustomerType.DIFICIL, Motive.DESCONOCIMIENTO, 3)))
                .isEmpty();
        assertThat(forbidding(release, situation(CustomerType.AGRESIVO, Motive.DESCONOCIMIENTO, 2)))
                .isEmpty();
        assertThat(forbidding(release, situation(CustomerType.AGRESIVO, Motive.IMPOSICION, 3)))
                .isEmpty();
        List<Reason> reasons = forbidding(release, situation(CustomerType.AGRESIVO, Motive.DESCONOCIMIENTO, 3));
        assertThat(reasons).extracting(Reason::rule).containsExactly("RET-DOW-08");
        assertThat(reasons.get(0).conditions())
                .extracting(Condition::path)
                .containsExactly("/facts/customer/type", "/facts/cancellation/motive", "/facts/policy/charges");
        release.policy().rules().close();
    }

    private static List<Reason> forbidding(RetentionRelease release, Situation situation) {
        return decide(release, situation)
                .outcome()
                .tools()
                .get(Tool.DOWNSELL.ordinal())
                .forbiddenBy();
    }

    @Test
    void the_trace_shows_the_facts_of_this_case_and_of_no_other() {
        RetentionRelease release = RetentionRelease.of(Release.of(aggressive()));
        decide(
                release,
                situation(CustomerType.AGRESIVO, Motive.DESCONOCIMIENTO, 3).withPlan(Plan.PIF));

        RetentionPolicy.Decision decision = decide(
                release,
                situation(CustomerType.AGRESIVO, Motive.DESCONOCIMIENTO, 3).withPlan(Plan.PIF_BASICO));
        RetentionTrace trace = new TraceView(release.policy().rules())
                .trace(
                        decision,
                        release.policy().firedAnew(decision),
                        release.policy().facts(decision));

        RetentionTrace.Rule rule = trace.rules().stream()
                .filter(one -> one.rule().equals("RET-DOW-08"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.fired()).isTrue();
        assertThat(rule.toString()).contains("AGRESIVO", "DESCONOCIMIENTO", "PIF_BASICO");
        release.policy().rules().close();
    }

    @Test
    void the_scenario_table_holds_and_covers_every_condition() {
        try (ReleaseUnderTest release = ReleaseUnderTest.of(aggressive())) {
            List<Suite> suites = release.shippedSuites().stream()
                    .filter(suite -> suite.name().equals("Joined facts"))
                    .toList();
            Coverage coverage = Coverage.of(suites, release);

            assertThat(coverage.failed()).isEmpty();
            assertThat(coverage.rules())
                    .filteredOn(one -> one.rule().id().equals("RET-DOW-08"))
                    .hasSize(1)
                    .allMatch(Coverage.RuleCoverage::isComplete);
        }
    }

    /** What mutation asks of an edit: the first situation that it decides otherwise. */
    @Test
    void difference_finds_it_and_an_edit_of_it() {
        Release edited = Release.of(aggressive()
                .with("retention/joined.drl", AGGRESSIVE.replace("charges > 2", "charges > 3"))
                .interpreted());

        assertThat(first(
                        Release.of(SHIPPED.interpreted()),
                        Release.of(aggressive().interpreted())))
                .contains("RET-DOW-08");
        assertThat(first(Release.of(aggressive().interpreted()), edited)).contains("AGRESIVO", "/facts/policy/charges");
    }

    private static String first(Release before, Release after) {
        Differences.Difference first = new Differences(new RetentionSpaces(), before, after)
                .first(() -> false)
                .orElseThrow();
        return first.changes() + " " + first.example().facts();
    }

    @Test
    void the_proof_varies_the_customer_with_everything_else() {
        Release release = Release.of(aggressive());
        InputSpace space = new RetentionSpaces().of(List.of(release)).get(0);

        assertThat(space.axes()).anyMatch(axis -> axis.name().equals("facts.customer.type"));
        assertThat(space.variations()).noneMatch(one -> one.axis().name().equals("facts.customer.type"));
        assertThat(Prover.rules(new RetentionSpaces(), release).idle()).isEmpty();
    }

    @Test
    void a_rule_on_a_tool_and_the_charges_is_blamed_with_what_it_asks_of_the_case() {
        RetentionRelease release = RetentionRelease.of(Release.of(with(ALONE, "RET-MIG-04")));
        Proposed both = new Proposed(List.of(
                new Proposed.Item(Tool.GARANTIAS, Proposed.Item.UNSPECIFIED),
                new Proposed.Item(Tool.MIGRACION, Proposed.Item.UNSPECIFIED)));

        assertThat(violations(release, both, 3)).doesNotContain("RET-MIG-04");
        assertThat(violations(release, both, 4)).contains("RET-MIG-04");
        Reason blamed = release
                .policy()
                .decide(situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 4), both, false)
                .outcome()
                .proposal()
                .violations()
                .stream()
                .filter(one -> one.rule().equals("RET-MIG-04"))
                .findFirst()
                .orElseThrow();
        assertThat(blamed.conditions())
                .extracting(Condition::path)
                .containsExactly("/proposal", "/facts/policy/charges");
        release.policy().rules().close();
    }

    private static List<String> violations(RetentionRelease release, Proposed proposed, int charges) {
        return release
                .policy()
                .decide(situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, charges), proposed, false)
                .outcome()
                .proposal()
                .violations()
                .stream()
                .map(Reason::rule)
                .toList();
    }

    // ---- no rule is silently without effect ---------------------------------------------------------------------

    private static List<RuleProblem> problems(String rules) {
        RuleSources sources = with(HEAD + "import io.criterio.release.fact.*;\n" + rules, "RET-DOW-08", "RET-DOW-09");
        try {
            RetentionRelease.of(Release.of(sources)).policy().rules().close();
            return List.of();
        } catch (RuleProblemsException refused) {
            return refused.problems().stream()
                    .filter(problem -> problem.file().endsWith(".drl"))
                    .toList();
        }
    }

    private static String rule(String id, String conditions, String finding) {
        return rule(id, "advice", conditions, finding);
    }

    private static String rule(String id, String kind, String conditions, String finding) {
        return """
            rule "%s a sentence"
              @id( %s )
              @kind( %s )
              @source( CARD )
            when
              %s
            then
              insert( new %s );
            end
            """.formatted(id, id, kind, conditions, finding);
    }

    @Test
    void a_rule_over_facts_that_no_stage_has_together_is_refused_with_what_is_known() {
        assertThat(problems(rule("RET-DOW-08", "Conversation() Case()", "Forbidden( Tool.DOWNSELL )")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.text()).contains("stage 'case'", "Conversation is not known");
                    assertThat(problem.hint())
                            .contains("Policy, Customer, Cancellation, Offer, Statement, Claim, Case");
                });
    }

    @Test
    void two_rules_that_recommend_otherwise_are_refused_with_the_smallest_situation() {
        assertThat(problems(rule(
                        "RET-DOW-08",
                        "Customer( kind == CustomerType.DIFICIL ) Policy( charges == 2 )",
                        "Recommended( Tool.BONIFICACION, 2 )")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.text())
                        .contains("there can be only one Recommended", "DIFICIL", "\"charges\":2"));
    }

    @Test
    void two_rules_that_turn_the_case_the_same_way_do_not_contradict_each_other() {
        assertThat(problems(rule(
                        "RET-DOW-08",
                        "Claim( motive == Motive.IMPOSICION, experience == Experience.BAD )",
                        "HandledAs( Motive.MAL_SERVICIO )")))
                .isEmpty();
        assertThat(problems(rule(
                        "RET-DOW-08",
                        "Claim( motive == Motive.IMPOSICION, experience == Experience.BAD )",
                        "HandledAs( Motive.DESCONOCIMIENTO )")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("RET-MOT-03", "\"experience\":\"BAD\""));
    }

    @Test
    void ranges_intersect_and_every_rule_is_named() {
        RetentionRelease release = RetentionRelease.of(Release.of(with(
                HEAD + rule("RET-DOW-08", "Policy( charges > 1 )", "QuantityRange( Tool.BONIFICACION, 0, 2 )"),
                "RET-DOW-08")));

        RetentionOutcome.Quantity quantity = decide(release, situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 3))
                .outcome()
                .tools()
                .get(0)
                .quantity();

        assertThat(quantity).isEqualTo(new RetentionOutcome.Quantity(1, 2, 2, "RET-BON-05", List.of("RET-DOW-08")));
        release.policy().rules().close();
    }

    @Test
    void requirements_unite_and_each_is_blamed_on_its_own_rule() {
        RetentionRelease release = RetentionRelease.of(Release.of(with(
                HEAD
                        + rule(
                                "RET-DOW-08",
                                "Candidate( tool == Tool.BONIFICACION )",
                                "Requires( Tool.BONIFICACION, Tool.GARANTIAS )"),
                "RET-DOW-08")));

        List<Reason> reasons = decide(release, situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 3))
                .outcome()
                .tools()
                .get(0)
                .forbiddenBy();

        assertThat(reasons).extracting(Reason::rule).containsExactly("RET-DOW-08");
        assertThat(reasons.get(0).because()).containsExactly("RET-GAR-02");
        release.policy().rules().close();
    }

    // ---- numbers of the release -----------------------------------------------------------------------------------

    private static final String NUMBER = HEAD + "import io.criterio.release.fact.*;\n"
            + rule(
                    "RET-DOW-08",
                    "PolicyNumber( name == \"downsellCharges\", $most : value ) Policy( charges > $most )",
                    "Forbidden( Tool.DOWNSELL )");

    @Test
    void a_number_that_is_added_to_the_limits_is_used_by_a_rule_at_once() {
        RuleSources sources = with(NUMBER, "RET-DOW-08");
        RetentionRelease release = RetentionRelease.of(Release.of(sources.with(
                "retention/limits.yaml", sources.text("retention/limits.yaml") + "\ndownsellCharges: 8\n")));

        assertThat(forbidding(release, situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 8)))
                .isEmpty();
        List<Reason> reasons = forbidding(release, situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 9));
        assertThat(reasons).extracting(Reason::rule).containsExactly("RET-DOW-08");
        assertThat(reasons.get(0).conditions())
                .extracting(Condition::path, Condition::required)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/facts/policy/charges", 8));
        // The proof tries the numbers round it.
        assertThat(new RetentionSpace(List.of(release.policy().rules())).charges())
                .contains(7, 8, 9);
        release.policy().rules().close();
    }

    @Test
    void a_number_that_the_limits_do_not_have_is_refused_with_the_closest() {
        assertThat(problems(rule(
                        "RET-DOW-08",
                        "PolicyNumber( name == \"maxCharge\", $most : value ) Policy( charges > $most )",
                        "Forbidden( Tool.DOWNSELL )")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.text()).contains("no PolicyNumber with the name 'maxCharge'");
                    assertThat(problem.hint()).contains("maxCharges");
                });
    }

    // ---- releases that have decided -------------------------------------------------------------------------------

    @Test
    void a_release_that_has_decided_is_taken_as_it_is() {
        RuleSources sources = with(
                HEAD
                        + rule(
                                "RET-DOW-08",
                                "Claim( motive == Motive.IMPOSICION, experience == Experience.BAD )",
                                "HandledAs( Motive.DESCONOCIMIENTO )")
                        + rule("RET-DOW-09", "Conversation() Case()", "Forbidden( Tool.DOWNSELL )"),
                "RET-DOW-08",
                "RET-DOW-09");
        String limits = "retention/limits.yaml";
        sources = sources.with(limits, sources.text(limits).replace("otherRebate: 1\n", ""));
        Release today = Release.of(sources);

        assertThatThrownBy(() -> RetentionRelease.of(today))
                .isInstanceOf(RuleProblemsException.class)
                .hasMessageContaining("otherRebate is missing");
        RetentionRelease release = RetentionRelease.of(Release.of(sources.recorded()));

        assertThat(decide(release, situation(CustomerType.UNKNOWN, Motive.DESCONOCIMIENTO, 2))
                        .outcome()
                        .tools())
                .hasSize(Tool.values().length);
        release.policy().rules().close();
    }
}
