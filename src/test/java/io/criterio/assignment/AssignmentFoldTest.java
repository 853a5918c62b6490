package io.criterio.assignment;

import static io.criterio.assignment.TestRecord.derivado;
import static io.criterio.assignment.TestRecord.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.criterio.assignment.DayPlan.Assigned;
import io.criterio.assignment.fact.Attribute;
import io.criterio.assignment.fact.Bucket;
import io.criterio.assignment.fact.DayPart;
import io.criterio.assignment.fact.Exclusion;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Phase;
import io.criterio.assignment.fact.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentFoldTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-19");
    private static final int SWEEP = 2;
    private static final int STEADY = 4;

    @ParameterizedTest
    @CsvSource({"1, SWEEP", "3, SWEEP", "4, STEADY", "200, STEADY"})
    void three_days_sweep_the_base_and_then_the_work_is_steady(int campaignDay, Phase phase) {
        assertThat(plan(campaignDay, record("r-1")).phase()).isEqualTo(phase);
    }

    @Test
    void the_sweep_takes_unworked_records_by_propensity() {
        DayPlan plan = plan(
                SWEEP,
                record("low").propensity(0.1),
                record("worked").status(Status.NO_CONTACTADO).propensity(0.9),
                record("high").propensity(0.8),
                record("promised").commitment("2026-11-19").propensity(1));

        assertThat(ids(plan)).containsExactly("high", "low");
        assertThat(plan.assigned()).extracting(Assigned::bucket).containsOnly(Bucket.SIN_GESTION);
        assertThat(plan.assigned()).extracting(Assigned::rules).containsOnly(List.of("ASG-NEW-01"));
        assertThat(plan.excluded()).containsExactly(entry(Exclusion.SWEEP_FIRST, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {SWEEP, STEADY})
    void an_unworked_derivado_comes_first_on_every_day(int campaignDay) {
        DayPlan plan = plan(
                campaignDay,
                record("eager").propensity(1),
                record("promised").commitment("2026-11-19").propensity(1),
                derivado("referred", "2026-11-10").propensity(0));

        assertThat(ids(plan)).startsWith("referred");
        assertThat(plan.assigned().get(0).rules()).containsExactly("ASG-DER-01", "ASG-DER-02");
    }

    @Test
    void among_derivados_the_freshest_comes_first_then_the_likelier() {
        DayPlan plan = plan(
                STEADY,
                derivado("old", "2026-11-16").propensity(0.9),
                derivado("fresh", "2026-11-18").propensity(0.1),
                derivado("fresh and likely", "2026-11-18").propensity(0.2));

        assertThat(ids(plan)).containsExactly("fresh and likely", "fresh", "old");
    }

    @Test
    void a_derivado_of_a_company_needs_no_supervisor() {
        DayPlan plan = plan(
                STEADY,
                derivado("company", "2026-11-18")
                        .origin(Origin.DERIVADO_EMPRESA)
                        .assignedTo(null),
                derivado("unowned", "2026-11-18").assignedTo(null),
                derivado("unowned and worked", "2026-11-18").assignedTo(null).status(Status.CONTACTADO));

        assertThat(ids(plan)).containsExactly("company");
        assertThat(plan.assigned().get(0).rules()).containsExactly("ASG-DER-01", "ASG-DER-02", "ASG-DER-03");
        assertThat(plan.needsSupervisor()).containsExactly("unowned", "unowned and worked");
    }

    @Test
    void what_another_executive_owns_is_skipped() {
        DayPlan plan = plan(
                STEADY,
                derivado("theirs", "2026-11-18").assignedTo("e-18"),
                record("theirs too").assignedTo("e-18"),
                record("mine").assignedTo("e-17"),
                record("anybody's"));

        assertThat(ids(plan)).containsExactly("anybody's", "mine");
        assertThat(plan.excluded()).containsExactly(entry(Exclusion.OTHER_EXECUTIVE, 2));
    }

    @Test
    void steady_days_take_what_is_due_then_what_was_missed_then_what_is_new() {
        DayPlan plan = plan(
                STEADY,
                record("new").propensity(1),
                record("missed lately").commitment("2026-11-18").propensity(1),
                record("missed long ago").commitment("2026-11-02").propensity(0),
                record("due").commitment("2026-11-19").propensity(0.1),
                record("due and likely").commitment("2026-11-19").propensity(0.2));

        assertThat(ids(plan)).containsExactly("due and likely", "due", "missed long ago", "missed lately", "new");
        assertThat(plan.assigned())
                .extracting(Assigned::bucket, Assigned::rules)
                .containsExactly(
                        tuple(Bucket.COMPROMISO_DEL_DIA, List.of("ASG-COM-01", "ASG-COM-02")),
                        tuple(Bucket.COMPROMISO_DEL_DIA, List.of("ASG-COM-01", "ASG-COM-02")),
                        tuple(Bucket.COMPROMISO_ROTO, List.of("ASG-COM-01", "ASG-COM-02")),
                        tuple(Bucket.COMPROMISO_ROTO, List.of("ASG-COM-01", "ASG-COM-02")),
                        tuple(Bucket.SIN_GESTION, List.of("ASG-COM-01")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, false, COMMITMENT_LATER",
        "2026-11-19, true,  NOT_DUE",
        "2026-11-18, true,  NOT_DUE",
        "          , false, NOT_DUE",
    })
    void a_worked_record_waits_until_something_is_due(String commitment, boolean kept, Exclusion exclusion) {
        TestRecord worked = record("r-1").status(Status.INTERESADO);
        if (commitment != null) {
            worked.commitment(commitment);
        }
        if (kept) {
            worked.kept();
        }
        assertThat(plan(STEADY, worked).excluded()).containsExactly(entry(exclusion, 1));
    }

    @Test
    void a_rejection_is_worked_only_where_something_was_agreed() {
        DayPlan plan = plan(
                STEADY,
                record("due").status(Status.RECHAZO).commitment("2026-11-19"),
                record("missed").status(Status.RECHAZO).commitment("2026-11-18"),
                record("later").status(Status.RECHAZO).commitment("2026-11-20"),
                record("no").status(Status.RECHAZO),
                record("kept").status(Status.RECHAZO).commitment("2026-11-19").kept());

        assertThat(ids(plan)).containsExactly("due", "missed");
        assertThat(plan.excluded()).containsExactly(entry(Exclusion.COMMITMENT_LATER, 1), entry(Exclusion.REJECTED, 2));
    }

    @Test
    void what_is_formalised_is_closed_whatever_was_agreed() {
        DayPlan plan = plan(STEADY, record("r-1").status(Status.FORMALIZADO).commitment("2026-11-19"));

        assertThat(plan.excluded()).containsExactly(entry(Exclusion.CLOSED, 1));
    }

    @Test
    void of_several_reasons_the_first_is_named() {
        DayPlan plan = planWithDispositions(
                SWEEP,
                derivado("theirs and closed", "2026-11-18")
                        .status(Status.FORMALIZADO)
                        .assignedTo("e-18"),
                derivado("closed and unowned", "2026-11-18")
                        .status(Status.FORMALIZADO)
                        .assignedTo(null),
                derivado("unowned and worked", "2026-11-18")
                        .status(Status.CONTACTADO)
                        .assignedTo(null),
                record("worked and rejected").status(Status.RECHAZO));

        assertThat(plan.dispositions())
                .extracting(
                        DayPlan.Disposition::recordId,
                        disposition -> disposition.reason().exclusion(),
                        disposition -> disposition.reason().rule())
                .containsExactly(
                        tuple("closed and unowned", Exclusion.CLOSED, "ASG-OUT-01"),
                        tuple("theirs and closed", Exclusion.OTHER_EXECUTIVE, "ASG-DER-03"),
                        tuple("unowned and worked", Exclusion.NEEDS_SUPERVISOR, "ASG-DER-03"),
                        tuple("worked and rejected", Exclusion.SWEEP_FIRST, "ASG-NEW-01"));
    }

    @Test
    void a_day_takes_twenty_five_and_names_the_commitments_that_found_no_place() {
        List<TestRecord> base = new ArrayList<>();
        IntStream.range(0, 24).forEach(i -> base.add(derivado("d-" + i, "2026-11-18")));
        base.add(record("due, unlikely").commitment("2026-11-19").propensity(0.1));
        base.add(record("due, likely").commitment("2026-11-19").propensity(0.9));
        base.add(record("missed").commitment("2026-11-18"));
        base.add(record("new"));

        DayPlan plan = planWithDispositions(STEADY, base.toArray(TestRecord[]::new));

        assertThat(plan.assigned()).hasSize(25);
        assertThat(ids(plan)).endsWith("due, likely");
        assertThat(plan.excluded()).containsExactly(entry(Exclusion.OVER_CAPACITY, 3));
        assertThat(plan.commitmentsNotFitting()).containsExactly("due, unlikely", "missed");
        assertThat(plan.dispositions())
                .extracting(DayPlan.Disposition::recordId)
                .containsExactly("due, unlikely", "missed", "new");
        assertThat(plan.shortfall()).isZero();
        assertThat(plan.complement()).isNull();
    }

    @Test
    void ties_fall_by_sector_letter_then_number_then_record() {
        DayPlan plan = plan(
                SWEEP,
                record("r-2").sector("B-2"),
                record("r-1").sector("B-2"),
                record("r-3").sector("B-10"),
                record("r-4").sector("A-99"));

        assertThat(ids(plan)).containsExactly("r-4", "r-1", "r-2", "r-3");
    }

    @Test
    void record_ids_fall_by_code_points_even_beyond_the_basic_plane() {
        // U+1F600 comes after U+FFFD, although its first half does not.
        assertThat(ids(plan(SWEEP, record("\uD83D\uDE00"), record("\uFFFD"), record("a"), record("aa"))))
                .containsExactly("a", "aa", "\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void the_order_of_the_base_makes_no_difference() {
        Random random = new Random(17);
        List<BaseRecord> base = new ArrayList<>(Bases.random(random, 400, TODAY));
        DayPlan plan = AssignmentFold.plan(ShippedAssignment.POLICY.on(STEADY), day(STEADY, null, base), true);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(base, random);
            assertThat(AssignmentFold.plan(ShippedAssignment.POLICY.on(STEADY), day(STEADY, null, base), true))
                    .isEqualTo(plan);
        }
    }

    // ---- the short day ----------------------------------------------------------------------------------------

    @Test
    void a_short_day_is_completed_from_the_sector_of_the_day() {
        DayPlan plan = plan(
                STEADY,
                "C-3",
                record("r-1").sector("B-2"),
                record("open, elsewhere").sector("B-2").status(Status.CONTACTADO),
                record("open").sector("C-3").status(Status.CONTACTADO).propensity(0.2),
                record("open and likely").sector("C-3").status(Status.RECHAZO).propensity(0.7),
                record("closed").sector("C-3").status(Status.FORMALIZADO),
                record("theirs").sector("C-3").assignedTo("e-18"),
                derivado("unowned", "2026-11-18").sector("C-3").assignedTo(null));

        assertThat(plan.shortfall()).isEqualTo(24);
        assertThat(plan.complement()).satisfies(complement -> {
            assertThat(complement.sector()).hasToString("C-3");
            assertThat(complement.recordIds()).containsExactly("open and likely", "open");
            assertThat(complement.then()).isEmpty();
            assertThat(complement.rule()).isEqualTo("ASG-SHO-01");
        });
    }

    @Test
    void without_a_sector_of_the_day_the_one_with_most_assigned_records_completes_it() {
        DayPlan plan = plan(
                STEADY,
                record("r-1").sector("B-2"),
                record("r-2").sector("B-2"),
                record("r-3").sector("A-1"),
                record("open").sector("A-1").status(Status.CONTACTADO));

        assertThat(plan.complement().sector()).hasToString("B-2");
        assertThat(plan.complement().recordIds()).isEmpty();
    }

    @Test
    void without_assigned_records_the_sector_with_most_open_ones_completes_the_day() {
        DayPlan plan = plan(
                STEADY,
                record("r-1").sector("B-10").status(Status.CONTACTADO),
                record("r-2").sector("B-9").status(Status.CONTACTADO));

        assertThat(plan.complement().sector()).hasToString("B-9");
        assertThat(plan.complement().recordIds()).containsExactly("r-2");
    }

    @Test
    void where_nothing_is_open_and_nothing_assigned_there_is_no_complement() {
        assertThat(plan(STEADY, record("r-1").status(Status.FORMALIZADO)).complement())
                .isNull();
    }

    @Test
    void what_the_sector_leaves_open_is_filtered_by_company_or_convenio() {
        DayPlan plan = plan(
                STEADY,
                "A-1",
                record("here").status(Status.CONTACTADO).company("Sur"),
                record("r-1")
                        .sector("B-1")
                        .status(Status.CONTACTADO)
                        .company("Norte")
                        .convenio("Salud"),
                record("r-2").sector("B-1").status(Status.CONTACTADO).company("Norte"),
                record("r-3").sector("B-1").status(Status.CONTACTADO).convenio("Salud"),
                record("r-4").sector("B-1").status(Status.CONTACTADO).convenio("Caja"),
                record("r-5").sector("B-1").status(Status.CONTACTADO));

        assertThat(plan.complement().recordIds()).containsExactly("here");
        assertThat(plan.complement().then())
                .extracting(DayPlan.Filter::attribute, DayPlan.Filter::value, DayPlan.Filter::recordIds)
                .containsExactly(
                        tuple(Attribute.COMPANY, "Norte", List.of("r-1", "r-2")),
                        tuple(Attribute.CONVENIO, "Salud", List.of("r-3")),
                        tuple(Attribute.CONVENIO, "Caja", List.of("r-4")));
    }

    @Test
    void a_complement_never_exceeds_the_shortfall() {
        List<TestRecord> base = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> base.add(record("new-" + i)));
        IntStream.range(0, 3).forEach(i -> base.add(record("open-" + i).status(Status.CONTACTADO)));
        IntStream.range(0, 9)
                .forEach(i -> base.add(record("far-" + i)
                        .sector("B-1")
                        .status(Status.CONTACTADO)
                        .company("Norte")));

        DayPlan plan = plan(STEADY, base.toArray(TestRecord[]::new));

        assertThat(plan.complement().recordIds()).hasSize(3);
        assertThat(plan.complement().then().get(0).recordIds()).containsExactly("far-0", "far-1");
    }

    // ---- ledger and pace --------------------------------------------------------------------------------------

    @Test
    void assigned_and_excluded_add_up_to_the_candidates() {
        for (int size : new int[] {0, 1, 25, 26, 500}) {
            List<BaseRecord> base = Bases.random(new Random(size), size, TODAY);
            DayPlan plan = AssignmentFold.plan(ShippedAssignment.POLICY.on(STEADY), day(STEADY, null, base), true);

            int excluded = plan.excluded().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(plan.assigned().size() + excluded).isEqualTo(size);
            assertThat(plan.dispositions()).hasSize(excluded);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 30, 5, 3", "1, 31, 6, 3", "2, 30, 5, 5", "3, 30, 5, 5"})
    void the_sweep_has_to_be_finished_by_its_third_day(int campaignDay, int base, int left, int perDay) {
        TestRecord[] records =
                IntStream.range(0, base).mapToObj(i -> record("r-" + i)).toArray(TestRecord[]::new);
        DayPlan.Pace pace = plan(campaignDay, records).pace();

        assertThat(pace.recordsLeft()).isEqualTo(left);
        assertThat(pace.perDayToFinishSweep()).isEqualTo(perDay);
        assertThat(pace.when()).isEqualTo(DayPart.MORNING);
        assertThat(pace.maxHours()).isZero();
    }

    @Test
    void steady_days_have_two_hours_for_planning_and_no_sweep_to_finish() {
        DayPlan.Pace pace = plan(STEADY, record("r-1")).pace();

        assertThat(pace.perDayToFinishSweep()).isNull();
        assertThat(pace.when()).isNull();
        assertThat(pace.maxHours()).isEqualTo(2);
    }

    @Test
    void sectors_count_what_is_worked_there() {
        DayPlan plan = plan(
                SWEEP,
                record("r-1").sector("B-10"),
                record("r-2").sector("B-9"),
                record("r-3").sector("B-10"),
                record("r-4").sector("B-9").status(Status.CONTACTADO));

        assertThat(plan.sectors()).containsExactly(entry(Sector.parse("B-9"), 1), entry(Sector.parse("B-10"), 2));
    }

    private static List<String> ids(DayPlan plan) {
        return plan.assigned().stream().map(assigned -> assigned.record().id()).toList();
    }

    private static DayPlan plan(int campaignDay, TestRecord... base) {
        return plan(campaignDay, null, base);
    }

    private static DayPlan plan(int campaignDay, String sectorOfDay, TestRecord... base) {
        return AssignmentFold.plan(
                ShippedAssignment.POLICY.on(campaignDay), day(campaignDay, sectorOfDay, build(base)), false);
    }

    private static DayPlan planWithDispositions(int campaignDay, TestRecord... base) {
        return AssignmentFold.plan(ShippedAssignment.POLICY.on(campaignDay), day(campaignDay, null, build(base)), true);
    }

    private static List<BaseRecord> build(TestRecord... base) {
        return Arrays.stream(base).map(TestRecord::build).toList();
    }

    private static WorkDay day(int campaignDay, String sectorOfDay, List<BaseRecord> base) {
        return new WorkDay("e-17", TODAY, campaignDay, sectorOfDay == null ? null : Sector.parse(sectorOfDay), base);
    }
}
