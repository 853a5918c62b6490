package io.criterio.oracle.base;

import static io.criterio.oracle.base.ClientBuilder.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.WeekPlanCheck.Day;
import io.criterio.oracle.base.WeekPlanCheck.Unplaced;
import io.criterio.oracle.base.WeekPlanCheck.Week;
import io.criterio.oracle.base.WeekPlanCheck.WeekPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The week of the 7th of December 2026: the 8th is a holiday in Chile. */
class WeekPlanCheckTest {

    private static final LocalDate MON = LocalDate.of(2026, 12, 7);
    private static final LocalDate TUE = LocalDate.of(2026, 12, 8);
    private static final LocalDate WED = LocalDate.of(2026, 12, 9);
    private static final LocalDate THU = LocalDate.of(2026, 12, 10);
    private static final LocalDate FRI = LocalDate.of(2026, 12, 11);

    @Test
    void a_plan_that_keeps_to_everything_has_no_violation() {
        Week week = week(
                client("broken").in("C-1").promised(MON.minusDays(5)),
                client("promised").in("C-9").promised(WED).status(Status.RECHAZO),
                client("day-off").promised(TUE),
                client("later").promised(MON.plusDays(7)),
                client("formalised").status(Status.FORMALIZADO),
                client("rejected").status(Status.RECHAZO),
                client("a-1").in("A-1"),
                client("a-3").in("A-3"),
                client("b-3").in("B-3"),
                client("b-1").in("B-1"));
        WeekPlan plan = new WeekPlan(
                List.of(
                        day(MON, "broken C-1", "a-1 A-1"),
                        day(WED, "promised C-9", "a-3 A-3", "b-3 B-3"),
                        day(THU, "b-1 B-1"),
                        day(FRI)),
                Map.of("day-off", Unplaced.COMMITMENT_ON_DAY_OFF, "later", Unplaced.COMMITMENT_LATER));

        assertThat(WeekPlanCheck.violations(week, plan)).isEmpty();
    }

    @Test
    void the_days_are_the_business_days_of_the_week() {
        assertThat(WeekPlanCheck.violations(
                        week(), new WeekPlan(List.of(day(MON), day(TUE), day(WED), day(THU), day(FRI)), Map.of())))
                .singleElement()
                .asString()
                .contains("expected [2026-12-07, 2026-12-09, 2026-12-10, 2026-12-11]");
    }

    @Test
    void a_day_holds_at_most_twenty_five() {
        String[] many = IntStream.range(0, 26).mapToObj(i -> "r-" + i + " A-1").toArray(String[]::new);
        Week week = week(IntStream.range(0, 26).mapToObj(i -> client("r-" + i)).toArray(ClientBuilder[]::new));

        assertThat(violations(week, Map.of(), day(MON, many), day(WED), day(THU), day(FRI)))
                .containsExactly("2026-12-07 holds 26, expected at most 25");
    }

    @Test
    void nobody_is_placed_twice_or_lost() {
        Week week = week(
                client("twice"), client("both"), client("lost"), client("done").status(Status.FORMALIZADO));

        assertThat(violations(
                        week,
                        Map.of("both", Unplaced.OVER_CAPACITY),
                        day(MON, "twice A-1", "both A-1"),
                        day(WED, "twice A-1"),
                        day(THU, "done"),
                        day(FRI)))
                .contains(
                        "twice is on 2026-12-07 and on 2026-12-09",
                        "both is on 2026-12-07 and unplaced",
                        "lost [lost], and not plannable but named [done]");
    }

    @Test
    void a_commitment_keeps_its_date() {
        Week week = week(
                client("moved").promised(WED),
                client("dropped").promised(THU),
                client("broken").promised(MON.minusDays(3)));

        assertThat(violations(
                        week,
                        Map.of("dropped", Unplaced.OVER_CAPACITY),
                        day(MON),
                        day(WED, "broken A-1"),
                        day(THU, "moved A-1"),
                        day(FRI)))
                .containsExactlyInAnyOrder(
                        "moved promised for 2026-12-09 is on 2026-12-10, expected 2026-12-09",
                        "dropped promised for 2026-12-10 is unplaced as OVER_CAPACITY, expected 2026-12-10",
                        "broken promised for 2026-12-04 is on 2026-12-09, expected 2026-12-07");
    }

    @Test
    void of_too_many_commitments_the_best_stay() {
        List<ClientBuilder> promised = new ArrayList<>();
        IntStream.range(0, 25)
                .forEach(i -> promised.add(client("r-" + i).promised(WED).propensity(0.5)));
        promised.add(client("best").promised(WED).propensity(0.9));
        String[] all = IntStream.range(0, 25).mapToObj(i -> "r-" + i + " A-1").toArray(String[]::new);

        assertThat(violations(
                        week(promised.toArray(ClientBuilder[]::new)),
                        Map.of("best", Unplaced.OVER_CAPACITY),
                        day(MON),
                        day(WED, all),
                        day(THU),
                        day(FRI)))
                .hasSize(25)
                .contains("best gave way to r-0, which is not as good");
    }

    @Test
    void a_day_works_one_group_of_the_grid() {
        Week week = week(
                client("a-1").in("A-1"),
                client("a-2").in("A-2"),
                client("b-2").in("B-2"),
                client("b-1").in("B-1"));

        assertThat(violations(
                        week,
                        Map.of(),
                        day(MON, "a-1 A-1", "b-1 B-1"),
                        day(WED, "a-2 A-2", "b-2 B-2"),
                        day(THU),
                        day(FRI)))
                .containsExactly("2026-12-07 works A-1 to B-1 without [A-2, B-2]");
    }

    @Test
    void the_grid_is_walked_up_one_column_and_down_the_next() {
        assertThat(WeekPlanCheck.alongTheGrid(List.of("B-1", "A-10", "C-1", "A-9", "B-10", "B-9")))
                .containsExactly("A-9", "A-10", "B-10", "B-9", "B-1", "C-1");
    }

    @Test
    void another_order_of_the_records_gives_the_same_plan() {
        Week week = week(IntStream.range(0, 9).mapToObj(i -> client("r-" + i)).toArray(ClientBuilder[]::new));

        assertThat(WeekPlanCheck.violations(week, WeekPlanCheckTest::mondayInTheOrderGiven, new Random(1)))
                .containsExactly("another order of the records gives another plan");
    }

    @Test
    void room_that_was_not_used_is_counted() {
        WeekPlan plan = new WeekPlan(
                List.of(day(MON, "a A-1"), day(WED)),
                Map.of("b", Unplaced.OVER_CAPACITY, "c", Unplaced.COMMITMENT_LATER));

        assertThat(WeekPlanCheck.leftOutDespiteRoom(plan)).isEqualTo(1);
    }

    private static WeekPlan mondayInTheOrderGiven(Week week) {
        String[] all =
                week.records().stream().map(client -> client.id() + " A-1").toArray(String[]::new);
        return new WeekPlan(List.of(day(MON, all), day(WED), day(THU), day(FRI)), Map.of());
    }

    private static List<String> violations(Week week, Map<String, Unplaced> unplaced, Day... days) {
        return WeekPlanCheck.violations(week, new WeekPlan(List.of(days), unplaced));
    }

    private static Week week(ClientBuilder... clients) {
        return new Week(
                "e-17",
                FRI,
                Holidays.CL,
                Stream.of(clients).map(ClientBuilder::build).toList());
    }

    /** A day of "record sector" pairs; one without sector is a record that has none to name. */
    private static Day day(LocalDate date, String... recordsAndSectors) {
        return new Day(
                date,
                Stream.of(recordsAndSectors)
                        .filter(pair -> pair.contains(" "))
                        .map(pair -> pair.substring(pair.indexOf(' ') + 1))
                        .distinct()
                        .toList(),
                Stream.of(recordsAndSectors)
                        .map(pair -> pair.contains(" ") ? pair.substring(0, pair.indexOf(' ')) : pair)
                        .toList());
    }
}
