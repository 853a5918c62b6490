package io.criterio.oracle;

import static io.criterio.oracle.Tool.BONIFICACION;
import static io.criterio.oracle.Tool.DOWNSELL;
import static io.criterio.oracle.Tool.GARANTIAS;
import static io.criterio.oracle.Tool.MIGRACION;
import static io.criterio.oracle.Tool.PRIVILEGIO;
import static io.criterio.oracle.Tool.REACTIVACION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.criterio.oracle.Expected.Choice;
import io.criterio.oracle.Expected.ForbiddenBy;
import io.criterio.oracle.Expected.MotiveAnswer;
import io.criterio.oracle.Expected.PackageAnswer;
import io.criterio.oracle.Expected.ProposalAnswer;
import io.criterio.oracle.Expected.ProposalVerdict;
import io.criterio.oracle.Expected.Quantity;
import io.criterio.oracle.Expected.Question;
import io.criterio.oracle.Expected.Verdict;
import io.criterio.oracle.Situation.Argument;
import io.criterio.oracle.Situation.Experience;
import io.criterio.oracle.Situation.Motive;
import io.criterio.oracle.Situation.OfferStatus;
import io.criterio.oracle.Situation.Plan;
import io.criterio.oracle.Situation.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Examples worked by hand from the rulebook, with every expectation written out. */
class OracleTest {

    private static final Situation UNKNOWN_PRODUCT =
            Situation.active(Plan.PIF, 2).withMotive(Motive.DESCONOCIMIENTO).withUsed(true);
    private static final Situation IMPOSED = Situation.active(Plan.PIF, 2).withMotive(Motive.IMPOSICION);
    private static final Situation BAD_SERVICE =
            Situation.active(Plan.PIF, 2).withMotive(Motive.MAL_SERVICIO).withUsed(true);

    @Test
    void a_customer_who_knows_little_is_offered_the_rebate_then_the_migration_then_the_downsell() {
        assertThat(Oracle.decide(UNKNOWN_PRODUCT).packages())
                .containsExactly(
                        new PackageAnswer(
                                1,
                                List.of(new Choice(BONIFICACION, 2), new Choice(PRIVILEGIO, null)),
                                List.of(),
                                false,
                                List.of(DOWNSELL),
                                true),
                        new PackageAnswer(2, List.of(new Choice(MIGRACION, null)), List.of(), false, List.of(), false),
                        new PackageAnswer(
                                3,
                                List.of(new Choice(PRIVILEGIO, null), new Choice(DOWNSELL, null)),
                                List.of(),
                                true,
                                List.of(BONIFICACION),
                                false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,  FORBIDDEN
                    1,  ELIGIBLE
                    2,  ELIGIBLE
                    3,  ELIGIBLE
                    4,  FORBIDDEN
                    12, FORBIDDEN
                    """)
    void a_rebate_needs_one_to_three_charges(int charges, Verdict verdict) {
        var rebate = Oracle.decide(Situation.active(Plan.PIF, charges)
                        .withMotive(Motive.DESCONOCIMIENTO)
                        .withUsed(true))
                .tool(BONIFICACION);

        assertThat(rebate.verdict()).isEqualTo(verdict);
        assertThat(rebate.forbiddenByRules())
                .isEqualTo(verdict == Verdict.FORBIDDEN ? List.of("RET-BON-01") : List.of());
        assertThat(rebate.passed())
                .isEqualTo(
                        verdict == Verdict.FORBIDDEN
                                ? List.of("RET-ACC-01", "RET-BON-02", "RET-BON-04", "RET-BON-08", "RET-REA-01")
                                : List.of(
                                        "RET-ACC-01",
                                        "RET-BON-01",
                                        "RET-BON-02",
                                        "RET-BON-04",
                                        "RET-BON-08",
                                        "RET-REA-01"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    DESCONOCIMIENTO, 1, true,  1
                    DESCONOCIMIENTO, 2, false, 2
                    DESCONOCIMIENTO, 3, true,  3
                    IMPOSICION,      1, false, 1
                    IMPOSICION,      2, false, 2
                    IMPOSICION,      3, false, 3
                    IMPOSICION,      3, true,  1
                    """)
    void the_recommended_rebate_follows_the_motive(Motive motive, int charges, boolean used, int recommended) {
        var answer = Oracle.decide(Situation.active(Plan.PIF, charges)
                .withMotive(motive)
                .withUsed(used)
                .withExperience(Experience.GOOD));

        assertThat(answer.tool(BONIFICACION).quantity()).isEqualTo(new Quantity(1, charges, recommended));
        assertThat(answer.packages().get(0).tools())
                .containsExactly(new Choice(BONIFICACION, recommended), new Choice(PRIVILEGIO, null));
    }

    @Test
    void a_dental_appointment_rides_along_when_an_imposed_policy_was_not_used() {
        assertThat(Oracle.decide(IMPOSED.withUsed(false)).packages())
                .extracting(PackageAnswer::toolsOnly, PackageAnswer::extras)
                .containsExactly(
                        tuple(List.of(BONIFICACION, PRIVILEGIO), List.of("CITA_DENTAL")),
                        tuple(List.of(PRIVILEGIO, DOWNSELL), List.of()));
    }

    @Test
    void bad_service_leaves_the_guarantees_alone_and_says_why_the_rest_is_out() {
        var answer = Oracle.decide(BAD_SERVICE);

        assertThat(answer.packages()).extracting(PackageAnswer::toolsOnly).containsExactly(List.of(GARANTIAS));
        assertThat(answer.tool(BONIFICACION).forbiddenBy())
                .containsExactly(
                        new ForbiddenBy("RET-BON-02", List.of()), new ForbiddenBy("RET-BON-03", List.of("RET-PRI-02")));
        assertThat(answer.tool(PRIVILEGIO).forbiddenBy()).containsExactly(new ForbiddenBy("RET-PRI-02", List.of()));
        assertThat(answer.tool(DOWNSELL).forbiddenBy())
                .containsExactly(new ForbiddenBy("RET-DOW-03", List.of("RET-PRI-02")));
        assertThat(answer.tool(MIGRACION).forbiddenBy()).containsExactly(new ForbiddenBy("RET-MIG-02", List.of()));
        assertThat(answer.tool(REACTIVACION).forbiddenBy()).containsExactly(new ForbiddenBy("RET-REA-02", List.of()));
        assertThat(answer.steps()).containsExactly("RET-PRO-01", "RET-PRO-02", "RET-PRO-05");
    }

    @Test
    void a_privilege_without_a_companion_names_all_that_rules_its_companions_out() {
        var privilege = Oracle.decide(Situation.active(Plan.PIF_BASICO, 4)
                        .withMotive(Motive.DESCONOCIMIENTO)
                        .withUsed(true)
                        .withOffer(BONIFICACION, OfferStatus.REJECTED))
                .tool(PRIVILEGIO);

        assertThat(privilege.verdict()).isEqualTo(Verdict.FORBIDDEN);
        assertThat(privilege.forbiddenBy())
                .containsExactly(
                        new ForbiddenBy("RET-PRI-01", List.of("RET-BON-01", "RET-BON-08", "RET-DOW-01", "RET-DOW-02")));
    }

    @Test
    void an_imposed_policy_that_was_used_and_disliked_is_handled_as_bad_service() {
        var answer = Oracle.decide(IMPOSED.withUsed(true).withExperience(Experience.BAD));

        assertThat(answer.motive()).isEqualTo(new MotiveAnswer(Motive.IMPOSICION, Motive.MAL_SERVICIO, "RET-MOT-03"));
        assertThat(answer.packages()).extracting(PackageAnswer::toolsOnly).containsExactly(List.of(GARANTIAS));
        assertThat(answer.steps()).containsExactly("RET-PRO-01", "RET-PRO-02", "RET-PRO-05");
    }

    @Test
    void a_bad_experience_says_nothing_where_the_assistance_was_not_used() {
        var answer = Oracle.decide(IMPOSED.withUsed(false).withExperience(Experience.BAD));

        assertThat(answer.motive()).isEqualTo(new MotiveAnswer(Motive.IMPOSICION, Motive.IMPOSICION, null));
    }

    @Test
    void an_imposed_policy_of_unknown_use_gets_questions_and_no_package() {
        var answer = Oracle.decide(IMPOSED);

        assertThat(answer.packages()).isEmpty();
        assertThat(answer.questions())
                .containsExactly(
                        new Question(Fact.ASSISTANCE_USED, "RET-MOT-04"), new Question(Fact.EXPERIENCE, "RET-MOT-04"));
        assertThat(answer.motive()).isEqualTo(new MotiveAnswer(Motive.IMPOSICION, null, null));
        assertThat(answer.tool(DOWNSELL).verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(answer.tool(DOWNSELL).forbiddenBy())
                .containsExactly(new ForbiddenBy("RET-DOW-03", List.of("RET-PRI-02")));
        assertThat(answer.tool(DOWNSELL).missing()).containsExactly(Fact.ASSISTANCE_USED, Fact.EXPERIENCE);
        assertThat(answer.steps()).containsExactly("RET-PRO-01", "RET-PRO-04", "RET-PRO-05");
    }

    @Test
    void without_motive_or_argument_the_motive_is_asked_and_no_package_is_given() {
        var answer = Oracle.decide(Situation.active(Plan.PIF, 2).withUsed(true).withExperience(Experience.GOOD));

        assertThat(answer.packages()).isEmpty();
        assertThat(answer.questions()).containsExactly(new Question(Fact.MOTIVE, "RET-MOT-05"));
        assertThat(answer.motive()).isEqualTo(new MotiveAnswer(null, null, null));
        assertThat(answer.steps()).containsExactly("RET-PRO-01", "RET-PRO-05");
    }

    @Test
    void use_is_asked_for_the_migration_alone_when_the_product_is_not_understood() {
        var answer = Oracle.decide(Situation.active(Plan.PIF, 2).withMotive(Motive.DESCONOCIMIENTO));

        assertThat(answer.questions()).containsExactly(new Question(Fact.ASSISTANCE_USED, "RET-MIG-01"));
        assertThat(answer.tool(MIGRACION).missing()).containsExactly(Fact.ASSISTANCE_USED);
        assertThat(answer.packages())
                .extracting(PackageAnswer::toolsOnly)
                .containsExactly(List.of(BONIFICACION, PRIVILEGIO), List.of(PRIVILEGIO, DOWNSELL));
    }

    @Test
    void a_tool_forbidden_for_another_reason_under_every_answer_names_them_all() {
        var migration = Oracle.decide(IMPOSED.withExperience(Experience.BAD)).tool(MIGRACION);

        assertThat(migration.verdict()).isEqualTo(Verdict.FORBIDDEN);
        assertThat(migration.forbiddenByRules()).containsExactly("RET-MIG-01", "RET-MIG-02");
        assertThat(migration.passed()).containsExactly("RET-ACC-01", "RET-REA-01");
    }

    @ParameterizedTest
    @EnumSource(OfferStatus.class)
    void a_rebate_on_the_table_closes_the_downsell_and_the_other_way_round(OfferStatus status) {
        var afterRebate = Oracle.decide(UNKNOWN_PRODUCT.withOffer(BONIFICACION, status));
        var afterDownsell = Oracle.decide(UNKNOWN_PRODUCT.withOffer(DOWNSELL, status));

        assertThat(afterRebate.tool(DOWNSELL).forbiddenByRules()).contains("RET-DOW-01");
        assertThat(afterRebate.tool(BONIFICACION).forbiddenByRules().contains("RET-BON-08"))
                .isEqualTo(status != OfferStatus.OFFERED);
        assertThat(afterDownsell.tool(BONIFICACION).forbiddenByRules()).contains("RET-BON-04");
        assertThat(afterDownsell.tool(DOWNSELL).forbiddenByRules().contains("RET-DOW-07"))
                .isEqualTo(status != OfferStatus.OFFERED);
    }

    @Test
    void a_cancelled_policy_is_reactivated_and_nothing_else() {
        var answer = Oracle.decide(Situation.cancelled(Plan.PIF, 2).withReason(Reason.SITUACION_ECONOMICA));

        assertThat(answer.packages()).extracting(PackageAnswer::toolsOnly).containsExactly(List.of(REACTIVACION));
        assertThat(answer.tools())
                .filteredOn(tool -> tool.tool() != REACTIVACION)
                .allSatisfy(tool -> {
                    assertThat(tool.verdict()).isEqualTo(Verdict.FORBIDDEN);
                    assertThat(tool.forbiddenByRules()).contains("RET-REA-01");
                });
        assertThat(answer.questions()).isEmpty();
        assertThat(answer.steps()).containsExactly("RET-PRO-01", "RET-PRO-05", "RET-REA-01", "RET-REA-03");
    }

    @Test
    void after_an_acceptance_nothing_more_is_offered() {
        var answer = Oracle.decide(UNKNOWN_PRODUCT.withOffer(MIGRACION, OfferStatus.ACCEPTED));

        assertThat(answer.packages()).isEmpty();
        assertThat(answer.tools())
                .allSatisfy(tool -> assertThat(tool.forbiddenByRules()).contains("RET-ACC-01"));
        assertThat(answer.steps()).containsExactly("RET-ACC-01", "RET-PRO-05");
    }

    @Test
    void the_stated_motive_stands_against_the_argument_with_a_warning() {
        var answer = Oracle.decide(UNKNOWN_PRODUCT.withArgument(Argument.SEIS_MESES));

        assertThat(answer.motive())
                .isEqualTo(new MotiveAnswer(Motive.DESCONOCIMIENTO, Motive.DESCONOCIMIENTO, "RET-MOT-02"));
        assertThat(answer.warnings()).containsExactly("RET-MOT-02");
    }

    @Test
    void an_argument_supplies_the_motive() {
        var answer = Oracle.decide(Situation.active(Plan.PIF, 2).withArgument(Argument.TARDANZA));

        assertThat(answer.motive()).isEqualTo(new MotiveAnswer(null, Motive.MAL_SERVICIO, "RET-MOT-01"));
        assertThat(answer.warnings()).isEmpty();
        assertThat(answer.questions()).isEmpty();
    }

    @Test
    void a_rebate_proposed_alone_is_rejected_with_the_privilege_as_the_way_out() {
        assertThat(Oracle.decide(UNKNOWN_PRODUCT, Proposal.of(Set.of(BONIFICACION), 1))
                        .proposal())
                .isEqualTo(new ProposalAnswer(
                        ProposalVerdict.REJECTED,
                        List.of("RET-BON-03"),
                        List.of(new Choice(BONIFICACION, 1), new Choice(PRIVILEGIO, null)),
                        false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1, ACCEPTED
                    2, ACCEPTED
                    3, REJECTED
                    4, REJECTED
                    """)
    void a_rebate_may_not_exceed_the_charges(int quantity, ProposalVerdict verdict) {
        var proposal = Oracle.decide(UNKNOWN_PRODUCT, Proposal.of(Set.of(BONIFICACION, PRIVILEGIO), quantity))
                .proposal();

        assertThat(proposal)
                .isEqualTo(
                        verdict == ProposalVerdict.ACCEPTED
                                ? new ProposalAnswer(verdict, List.of(), null, false)
                                : new ProposalAnswer(
                                        verdict,
                                        List.of("RET-BON-05"),
                                        List.of(new Choice(BONIFICACION, 2), new Choice(PRIVILEGIO, null)),
                                        false));
    }

    @Test
    void the_guarantees_proposed_with_a_privilege_break_every_rule_about_it() {
        assertThat(Oracle.decide(BAD_SERVICE, Proposal.of(Set.of(GARANTIAS, PRIVILEGIO)))
                        .proposal())
                .isEqualTo(new ProposalAnswer(
                        ProposalVerdict.REJECTED,
                        List.of("RET-GAR-01", "RET-PRI-01", "RET-PRI-02"),
                        List.of(new Choice(GARANTIAS, null)),
                        false));
    }

    @Test
    void a_proposal_that_hangs_on_a_missing_fact_is_undetermined() {
        assertThat(Oracle.decide(IMPOSED, Proposal.of(Set.of(DOWNSELL, PRIVILEGIO)))
                        .proposal())
                .isEqualTo(new ProposalAnswer(ProposalVerdict.UNDETERMINED, List.of("RET-PRI-02"), null, false));
    }

    @Test
    void a_proposal_after_an_acceptance_finds_nothing_left() {
        assertThat(Oracle.decide(
                                UNKNOWN_PRODUCT.withOffer(MIGRACION, OfferStatus.ACCEPTED),
                                Proposal.of(Set.of(MIGRACION)))
                        .proposal())
                .isEqualTo(new ProposalAnswer(ProposalVerdict.REJECTED, List.of("RET-ACC-01"), null, true));
    }
}
