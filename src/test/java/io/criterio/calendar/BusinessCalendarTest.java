package io.criterio.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    MX | 2024-02-05 | false | first Monday of February
                    MX | 2026-02-05 | true  | the 5th itself is worked
                    MX | 2024-06-02 | false | federal elections, a Sunday
                    MX | 2024-10-01 | false | the federal executive took office
                    MX | 2024-12-02 | true  | not any more
                    MX | 2026-03-16 | false | third Monday of March
                    MX | 2026-04-03 | true  | Good Friday is no rest day by law
                    MX | 2026-11-16 | false | third Monday of November
                    MX | 2026-11-20 | true  | the 20th itself is worked
                    MX | 2026-11-21 | false | a Saturday
                    MX | 2026-11-22 | false | a Sunday
                    MX | 2026-11-23 | true  | a plain Monday
                    MX | 2026-12-12 | false | a Saturday
                    MX | 2027-12-24 | true  | Christmas on Saturday does not move
                    MX | 2028-09-15 | true  | Independence on Saturday does not move
                    CL | 2024-06-20 | false | solstice on the 20th
                    CL | 2024-06-21 | true  | solstice on the 20th
                    CL | 2024-09-20 | false | Friday after the 18th and 19th
                    CL | 2025-06-20 | false | solstice late on the 20th, local time
                    CL | 2026-06-22 | true  | solstice on Sunday the 21st
                    CL | 2026-06-29 | false | San Pedro y San Pablo, a Monday already
                    CL | 2026-10-12 | false | Encuentro de Dos Mundos, a Monday already
                    CL | 2026-12-31 | true  | only banks close
                    CL | 2027-06-28 | false | moved from Tuesday 29
                    CL | 2027-06-29 | true  | moved to Monday 28
                    CL | 2027-09-17 | false | Friday before a weekend of 18 and 19
                    CL | 2027-10-11 | false | moved from Tuesday 12
                    CL | 2028-06-26 | false | moved from Thursday 29
                    CL | 2028-10-09 | false | moved from Thursday 12
                    CL | 2028-10-27 | false | moved from Tuesday 31
                    CL | 2028-10-31 | true  | moved to Friday 27
                    """)
    void a_day_is_worked_or_not(String code, LocalDate date, boolean worked, String why) {
        assertThat(ShippedCalendars.of(code).isBusinessDay(date)).as(why).isEqualTo(worked);
    }

    @Test
    void a_request_filed_on_a_saturday_starts_on_monday_and_takes_three_to_five_days() {
        BusinessCalendar calendar = ShippedCalendars.of("MX");
        LocalDate saturday = LocalDate.parse("2026-11-21");

        LocalDate start = calendar.nextBusinessDayOnOrAfter(saturday);

        assertThat(start).isEqualTo("2026-11-23");
        assertThat(calendar.plusBusinessDays(start, 3)).isEqualTo("2026-11-26");
        assertThat(calendar.plusBusinessDays(start, 5)).isEqualTo("2026-11-30");
        assertThat(calendar.plusBusinessDays(saturday, 3)).isEqualTo("2026-11-26");
    }

    @ParameterizedTest
    @CsvSource({
        "CL, 2026-11-16, 2026-11-16, 1",
        "CL, 2026-11-16, 2026-11-19, 4",
        "CL, 2026-11-16, 2026-11-22, 5",
        "CL, 2026-09-17, 2026-09-21, 2",
        "CL, 2028-06-19, 2028-06-27, 5",
        "MX, 2026-11-13, 2026-11-17, 2",
        "MX, 2026-11-14, 2026-11-16, 0",
    })
    void a_campaign_day_counts_its_first_day(String code, LocalDate first, LocalDate last, int days) {
        assertThat(ShippedCalendars.of(code).businessDaysBetweenInclusive(first, last))
                .isEqualTo(days);
    }

    @Test
    void a_holiday_has_a_name_in_both_languages_weekend_or_not() {
        BusinessCalendar calendar = ShippedCalendars.of("CL");

        assertThat(calendar.holiday(LocalDate.parse("2026-06-21"))).hasValueSatisfying(holiday -> {
            assertThat(holiday.name()).isEqualTo("Día Nacional de los Pueblos Indígenas");
            assertThat(holiday.nameEn()).isEqualTo("Indigenous Peoples' Day");
        });
        assertThat(calendar.holiday(LocalDate.parse("2026-06-22"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MX", "CL"})
    void counting_agrees_with_walking_day_by_day(String code) {
        BusinessCalendar calendar = ShippedCalendars.of(code);
        Random random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            LocalDate start = calendar.from().plusDays(random.nextInt(1_700));
            int count = random.nextInt(40);

            LocalDate walked = start;
            int passed = 0;
            while (!workedByDefinition(calendar, walked) || passed < count) {
                if (workedByDefinition(calendar, walked)) {
                    passed++;
                }
                walked = walked.plusDays(1);
            }

            assertThat(calendar.plusBusinessDays(start, count))
                    .as("%s + %s", start, count)
                    .isEqualTo(walked);
            assertThat(calendar.businessDaysBetweenInclusive(start, walked)).isEqualTo(count + 1);
        }
    }

    private static boolean workedByDefinition(BusinessCalendar calendar, LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && calendar.holiday(date).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2029-01-01", "1900-01-01", "-999999999-01-01", "+999999999-12-31"})
    void a_date_outside_the_calendar_says_which_years_it_covers(String date) {
        BusinessCalendar calendar = ShippedCalendars.of("MX");

        assertThatThrownBy(() -> calendar.isBusinessDay(LocalDate.parse(date)))
                .isInstanceOfSatisfying(OutsideCalendarException.class, e -> {
                    assertThat(e.date()).isEqualTo(date);
                    assertThat(e.calendar()).isEqualTo("MX");
                    assertThat(e.from()).isEqualTo("2024-01-01");
                    assertThat(e.to()).isEqualTo("2028-12-31");
                    assertThat(e.hint()).contains("new release");
                })
                .hasMessageContainingAll(date, "2024-01-01", "2028-12-31", "Hint: ");
    }

    @Test
    void the_edges_belong_to_the_calendar() {
        BusinessCalendar calendar = ShippedCalendars.of("MX");

        assertThat(calendar.isBusinessDay(calendar.from())).isFalse();
        assertThat(calendar.nextBusinessDayOnOrAfter(calendar.from())).isEqualTo("2024-01-02");
        assertThat(calendar.businessDaysBetweenInclusive(calendar.to(), calendar.to()))
                .isZero();
    }

    @Test
    void counting_beyond_the_last_day_says_where_it_started() {
        BusinessCalendar calendar = ShippedCalendars.of("MX");

        assertThat(calendar.plusBusinessDays(LocalDate.parse("2028-12-27"), 2)).isEqualTo("2028-12-29");
        assertThatThrownBy(() -> calendar.plusBusinessDays(LocalDate.parse("2028-12-27"), 3))
                .isInstanceOf(OutsideCalendarException.class)
                .hasMessageContaining("Counting 3 business days from 2028-12-27 leaves the calendar MX");
        assertThatThrownBy(() -> calendar.nextBusinessDayOnOrAfter(LocalDate.parse("2028-12-30")))
                .isInstanceOf(OutsideCalendarException.class);
        assertThatThrownBy(() -> calendar.plusBusinessDays(LocalDate.parse("2028-12-27"), Integer.MAX_VALUE))
                .isInstanceOf(OutsideCalendarException.class);
    }

    @Test
    void counting_backwards_is_refused() {
        BusinessCalendar calendar = ShippedCalendars.of("MX");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.plusBusinessDays(LocalDate.parse("2026-11-20"), -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.businessDaysBetweenInclusive(
                        LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-19")))
                .withMessageContainingAll("2026-11-20", "2026-11-19");
    }

    @Test
    void today_is_read_in_the_zone_of_the_country() {
        assertThat(ShippedCalendars.of("MX").zone()).hasToString("America/Mexico_City");
        assertThat(ShippedCalendars.of("CL").zone()).hasToString("America/Santiago");
    }
}
