package io.criterio.oracle.base;

import static io.criterio.oracle.base.ClientBuilder.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.DayPlan.Assigned;
import io.criterio.oracle.base.DayPlan.Bucket;
import io.criterio.oracle.base.DayPlan.Code;
import io.criterio.oracle.base.DayPlan.Excluded;
import io.criterio.oracle.base.DayPlan.Filter;
import io.criterio.oracle.base.DayPlan.Filter.By;
import io.criterio.oracle.base.DayPlan.Pace;
import io.criterio.oracle.base.DayPlan.Phase;
import io.criterio.oracle.base.DayPlan.SectorCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyPlannerTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # calendar, start,      date,       day
                    CL,         2026-11-16, 2026-11-16, 1
                    CL,         2026-11-16, 2026-11-19, 4
                    CL,         2026-11-20, 2026-11-23, 2
                    # loaded on a Saturday: Monday is the first day
                    CL,         2026-11-21, 2026-11-23, 1
                    # the 8th of December is a holiday in Chile, not in Mexico
                    CL,         2026-12-07, 2026-12-09, 2
                    MX,         2026-12-07, 2026-12-09, 3
                    # the 18th of September is a Friday
                    CL,         2026-09-17, 2026-09-21, 2
                    """)
    void the_campaign_day_counts_business_days(Holidays calendar, LocalDate start, LocalDate date, int day) {
        assertThat(DailyPlanner.campaignDay(calendar, start, date)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    CL, 2026-11-16, 2026-11-13, before the campaign
                    CL, 2026-11-16, 2026-11-21, no business day
                    CL, 2026-11-16, 2026-12-08, no business day
                    MX, 2026-11-13, 2026-11-16, no business day
                    """)
    void there_is_no_plan_before_the_campaign_or_on_a_day_off(
            Holidays calendar, LocalDate start, LocalDate date, String why) {
        assertThatThrownBy(() -> DailyPlanner.campaignDay(calendar, start, date))
                .hasMessageContaining(why);
    }

    @Test
    void a_steady_day_goes_derivados_commitments_broken_ones_unworked() {
        DayPlan plan = steady(
                client("unworked-better").propensity(0.9),
                client("unworked").propensity(0.2),
                client("broken-lately")
                        .promised(WEDNESDAY)
                        .status(Status.INTERESADO)
                        .propensity(1),
                client("broken-long-ago")
                        .promised(MONDAY)
                        .status(Status.RECHAZO)
                        .propensity(0),
                client("today").promised(THURSDAY).propensity(0.1),
                client("today-better").promised(THURSDAY).propensity(0.2),
                client("referred-on-monday").derivado(MONDAY, "e-17").propensity(1),
                client("referred-today").derivado(THURSDAY, "e-17").propensity(0),
                client("referred-to-us").derivadoEmpresa(THURSDAY).propensity(0.3));

        assertThat(plan.phase()).isEqualTo(Phase.STEADY);
        assertThat(plan.campaignDay()).isEqualTo(4);
        assertThat(plan.assigned())
                .extracting(Assigned::rank, Assigned::recordId, Assigned::bucket, Assigned::rules)
                .containsExactly(
                        row(1, "referred-to-us", Bucket.DERIVADO, "ASG-DER-01", "ASG-DER-02", "ASG-DER-03"),
                        row(2, "referred-today", Bucket.DERIVADO, "ASG-DER-01", "ASG-DER-02"),
                        row(3, "referred-on-monday", Bucket.DERIVADO, "ASG-DER-01", "ASG-DER-02"),
                        row(4, "today-better", Bucket.COMPROMISO_DEL_DIA, "ASG-COM-01", "ASG-COM-02"),
                        row(5, "today", Bucket.COMPROMISO_DEL_DIA, "ASG-COM-01", "ASG-COM-02"),
                        row(6, "broken-long-ago", Bucket.COMPROMISO_ROTO, "ASG-COM-01", "ASG-COM-02"),
                        row(7, "broken-lately", Bucket.COMPROMISO_ROTO, "ASG-COM-01", "ASG-COM-02"),
                        row(8, "unworked-better", Bucket.SIN_GESTION, "ASG-COM-01"),
                        row(9, "unworked", Bucket.SIN_GESTION, "ASG-COM-01"));
        assertThat(plan.dispositions()).isEmpty();
        assertThat(plan.shortfall()).isEqualTo(16);
    }

    @Test
    void a_sweep_day_holds_only_unworked_records_derivados_first() {
        DayPlan plan = plan(
                WEDNESDAY,
                null,
                client("unworked").propensity(0.9),
                client("called").status(Status.NO_CONTACTADO),
                client("promised").promised(WEDNESDAY),
                client("kept").kept(MONDAY),
                client("derivado").derivado(MONDAY, "e-17").propensity(0.1),
                client("derivado-called").derivado(MONDAY, "e-17").status(Status.CONTACTADO));

        assertThat(plan.phase()).isEqualTo(Phase.SWEEP);
        assertThat(plan.assigned())
                .extracting(Assigned::recordId, assigned -> assigned.rules().toString())
                .containsExactly(tuple("derivado", "[ASG-DER-01, ASG-DER-02]"), tuple("unworked", "[ASG-NEW-01]"));
        assertThat(codes(plan))
                .isEqualTo(Map.of(
                        "called", Code.SWEEP_FIRST,
                        "promised", Code.SWEEP_FIRST,
                        "kept", Code.SWEEP_FIRST,
                        "derivado-called", Code.SWEEP_FIRST));
    }

    @Test
    void the_first_reason_that_applies_is_the_one_given() {
        DayPlan plan = steady(
                client("theirs-and-closed").status(Status.FORMALIZADO).assignedTo("e-99"),
                client("closed-derivado-of-nobody").derivado(MONDAY, null).status(Status.FORMALIZADO),
                client("derivado-of-nobody-promised").derivado(MONDAY, null).promised(FRIDAY),
                client("rejected-with-a-later-date").status(Status.RECHAZO).promised(FRIDAY),
                client("derivado-with-a-later-date").derivado(MONDAY, "e-17").promised(FRIDAY),
                client("rejected").status(Status.RECHAZO),
                client("rejected-and-kept").status(Status.RECHAZO).kept(THURSDAY),
                client("accepted").status(Status.ACEPTA),
                client("kept-later").kept(FRIDAY));

        assertThat(plan.assigned()).isEmpty();
        assertThat(codes(plan))
                .isEqualTo(Map.of(
                        "theirs-and-closed", Code.OTHER_EXECUTIVE,
                        "closed-derivado-of-nobody", Code.CLOSED,
                        "derivado-of-nobody-promised", Code.NEEDS_SUPERVISOR,
                        "rejected-with-a-later-date", Code.COMMITMENT_LATER,
                        "derivado-with-a-later-date", Code.COMMITMENT_LATER,
                        "rejected", Code.REJECTED,
                        "rejected-and-kept", Code.REJECTED,
                        "accepted", Code.NOT_DUE,
                        "kept-later", Code.NOT_DUE));
        assertThat(plan.needsSupervisor()).containsExactly("derivado-of-nobody-promised");
        assertThat(plan.ledger().candidates()).isEqualTo(9);
        assertThat(plan.ledger().excluded().toString())
                .isEqualTo(
                        "{OTHER_EXECUTIVE=1, CLOSED=1, NEEDS_SUPERVISOR=1, COMMITMENT_LATER=2, REJECTED=2, NOT_DUE=2}");
        assertThat(plan.dispositions().values())
                .extracting(Excluded::rule)
                .containsExactlyInAnyOrder(
                        "ASG-DER-03",
                        "ASG-OUT-01",
                        "ASG-DER-03",
                        "ASG-COM-01",
                        "ASG-COM-01",
                        "ASG-OUT-01",
                        "ASG-OUT-01",
                        "ASG-COM-01",
                        "ASG-COM-01");
    }

    @Test
    void ties_go_by_letter_then_number_then_id() {
        DayPlan plan = steady(
                client("r-10").in("B-10"),
                client("r-9").in("B-9"),
                client("r-2").in("A-20"),
                client("r-100").in("A-20"),
                client("\uD83D\uDE80").in("C-1"),
                client("\uFF5E").in("C-1"),
                client("r-0").in("A-20").propensity(0.51));

        assertThat(plan.assignedIds()).containsExactly("r-0", "r-100", "r-2", "r-9", "r-10", "\uFF5E", "\uD83D\uDE80");
        assertThat(plan.sectors())
                .containsExactly(
                        new SectorCount("A-20", 3),
                        new SectorCount("B-9", 1),
                        new SectorCount("B-10", 1),
                        new SectorCount("C-1", 2));
    }

    @Test
    void a_sector_is_a_square_of_the_grid_however_its_number_is_written() {
        DayPlan plan = plan(
                THURSDAY,
                "B-02",
                client("r-2").in("B-2"),
                client("r-1").in("B-02"),
                client("r-3").in("B-02").status(Status.ACEPTA));

        assertThat(plan.assignedIds()).containsExactly("r-1", "r-2");
        assertThat(plan.sectors()).containsExactly(new SectorCount("B-2", 2));
        assertThat(complement(plan).sector()).isEqualTo("B-2");
        assertThat(complement(plan).recordIds()).containsExactly("r-3");
    }

    @Test
    void the_twenty_sixth_stays_out_and_commitments_that_do_not_fit_are_named() {
        Stream<ClientBuilder> promised = IntStream.range(0, 26)
                .mapToObj(
                        i -> client("p-" + (char) ('a' + i)).promised(THURSDAY).propensity(0.9));
        Stream<ClientBuilder> others = Stream.of(
                client("broken").promised(MONDAY),
                client("unworked").propensity(1),
                client("derivado").derivadoEmpresa(MONDAY).propensity(0));

        DayPlan plan = steady(Stream.concat(promised, others).toArray(ClientBuilder[]::new));

        assertThat(plan.assigned()).hasSize(25);
        assertThat(plan.assignedIds()).startsWith("derivado", "p-a").endsWith("p-x");
        assertThat(plan.commitmentsNotFitting()).containsExactly("p-y", "p-z", "broken");
        assertThat(codes(plan))
                .isEqualTo(Map.of(
                        "p-y", Code.OVER_CAPACITY,
                        "p-z", Code.OVER_CAPACITY,
                        "broken", Code.OVER_CAPACITY,
                        "unworked", Code.OVER_CAPACITY));
        assertThat(plan.shortfall()).isZero();
        assertThat(plan.complement()).isNull();
    }

    @Test
    void a_short_day_is_completed_from_the_sector_of_the_day() {
        DayPlan plan = plan(
                THURSDAY,
                "B-2",
                client("assigned").in("B-2"),
                client("second").in("B-2").status(Status.INTERESADO).propensity(0.4),
                client("first").in("B-2").status(Status.RECHAZO).propensity(0.6),
                client("closed").in("B-2").status(Status.FORMALIZADO),
                client("theirs").in("B-2").assignedTo("e-99"),
                client("of-nobody").in("B-2").derivado(MONDAY, null),
                client("elsewhere").in("B-3").status(Status.ACEPTA));

        assertThat(complement(plan).sector()).isEqualTo("B-2");
        assertThat(complement(plan).recordIds()).containsExactly("first", "second");
        assertThat(complement(plan).then()).isEmpty();
    }

    @Test
    void without_a_sector_of_the_day_it_is_the_one_with_most_assigned_else_with_most_open_records() {
        DayPlan assigned = steady(
                client("one").in("B-10"),
                client("two").in("B-9"),
                client("three").in("A-1").status(Status.ACEPTA));
        DayPlan open = steady(
                client("one").in("B-10").status(Status.ACEPTA),
                client("two").in("B-9").status(Status.ACEPTA),
                client("three").in("B-10").status(Status.ACEPTA));
        DayPlan nothing = steady(client("one").status(Status.FORMALIZADO));

        assertThat(complement(assigned).sector()).isEqualTo("B-9");
        assertThat(complement(assigned).recordIds()).isEmpty();
        assertThat(complement(open).sector()).isEqualTo("B-10");
        assertThat(complement(open).recordIds()).containsExactly("one", "three");
        assertThat(nothing.complement()).isNull();
        assertThat(nothing.shortfall()).isEqualTo(25);
    }

    @Test
    void then_company_or_convenio_with_most_matches_until_the_day_is_full() {
        Stream<ClientBuilder> assigned = IntStream.range(0, 20).mapToObj(i -> client("assigned-" + i));
        Stream<ClientBuilder> worked = Stream.of(
                        client("in-sector").propensity(0.1).company("Norte"),
                        client("b-1").in("B-1").convenio("Sur").propensity(0.5),
                        client("b-2").in("B-1").convenio("Sur").company("Alfa").propensity(0.9),
                        client("b-3").in("B-1").company("Beta").propensity(0.3),
                        client("b-4").in("B-1").company("Alfa").propensity(0.2),
                        client("b-5").in("B-1").propensity(1))
                .map(client -> client.status(Status.CONTACTADO));

        DayPlan plan = steady(Stream.concat(assigned, worked).toArray(ClientBuilder[]::new));

        // Alfa and Sur have two each, the company goes first; Beta takes the last place.
        assertThat(complement(plan).recordIds()).containsExactly("in-sector");
        assertThat(complement(plan).then())
                .containsExactly(
                        new Filter(By.COMPANY, "Alfa", List.of("b-2", "b-4")),
                        new Filter(By.CONVENIO, "Sur", List.of("b-1")),
                        new Filter(By.COMPANY, "Beta", List.of("b-3")));
    }

    @Test
    void the_complement_never_exceeds_the_shortfall() {
        Stream<ClientBuilder> assigned = IntStream.range(0, 23).mapToObj(i -> client("assigned-" + i));
        Stream<ClientBuilder> worked = IntStream.range(0, 5)
                .mapToObj(i -> client("worked-" + i)
                        .status(Status.ACEPTA)
                        .company("Alfa")
                        .propensity(i / 10.0));

        DayPlan plan = steady(Stream.concat(assigned, worked).toArray(ClientBuilder[]::new));

        assertThat(complement(plan).recordIds()).containsExactly("worked-4", "worked-3");
        assertThat(complement(plan).then()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # 60 unworked records: 35 are left after today
                    2026-11-16, 18
                    2026-11-17, 35
                    2026-11-18, 35
                    """)
    void the_sweep_is_to_be_finished_within_its_three_days(LocalDate date, int perDay) {
        DayPlan plan = plan(date, null, unworked(60));

        assertThat(plan.pace()).isEqualTo(new Pace(35, perDay, true, null));
    }

    @Test
    void a_steady_day_is_planned_within_two_hours() {
        assertThat(steady(unworked(60)).pace()).isEqualTo(new Pace(35, null, false, 2));
    }

    private static ClientBuilder[] unworked(int count) {
        return IntStream.range(0, count).mapToObj(i -> client("r-" + i)).toArray(ClientBuilder[]::new);
    }

    private static DayPlan steady(ClientBuilder... clients) {
        return plan(THURSDAY, null, clients);
    }

    private static DayPlan plan(LocalDate date, @Nullable String sectorOfDay, ClientBuilder... clients) {
        return DailyPlanner.plan(new Base(
                "e-17",
                MONDAY,
                Holidays.CL,
                date,
                sectorOfDay,
                Stream.of(clients).map(ClientBuilder::build).toList()));
    }

    private static Tuple row(int rank, String id, Bucket bucket, String... rules) {
        return tuple(rank, id, bucket, Set.of(rules));
    }

    private static Map<String, Code> codes(DayPlan plan) {
        return plan.dispositions().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().code()));
    }

    private static DayPlan.Complement complement(DayPlan plan) {
        return Objects.requireNonNull(plan.complement());
    }
}
