package io.criterio.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {
    private static final String GOOD = """
            code: XX
            zone: America/Santiago
            from: 2026-01-01
            to: 2026-12-31
            workingDays: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]
            holidays:
              - {date: 2026-05-01, name: "Trabajo", nameEn: "Labour"}
              - {date: 2026-08-15, name: "Asunción", nameEn: "Assumption", weekend: true}
            """;

    @Test
    void a_good_file_makes_a_calendar() {
        assertThat(Calendars.parse(GOOD).code()).isEqualTo("XX");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
                    code: XX                  | code: chile                  | 1 | code is chile
                    zone: America/Santiago    | zone: America/Nowhere        | 2 | zone is America/Nowhere
                    from: 2026-01-01          | from: 01-01-2026             | 3 | from is 01-01-2026
                    to: 2026-12-31            | to: 2025-12-31               | 4 | before from
                    to: 2026-12-31            | to: 20266-12-31              | 4 | expected a date
                    to: 2026-12-31            | to: 2926-12-31               | 4 | more than 100 years
                    to: 2026-12-31            | to: 2027-12-31               | 7 | no holiday in 2027
                    [MONDAY,                  | [LUNES,                      | 5 | LUNES is no day
                    [MONDAY,                  | [FRIDAY,                     | 5 | FRIDAY is in workingDays a second
                    date: 2026-05-01          | date: 2026-05-32             | 7 | date is 2026-05-32
                    date: 2026-05-01          | date: 2025-05-01             | 7 | outside 2026-01-01
                    date: 2026-05-01          | date: 2026-05-03             | 7 | is a SUNDAY, which is free anyway
                    date: 2026-05-01          | date: 2026-09-01             | 8 | comes after 2026-09-01
                    date: 2026-08-15          | date: 2026-05-01             | 8 | a second time
                    date: 2026-08-15          | date: 2026-08-14             | 8 | a working day marked as weekend
                    nameEn: "Labour"          | english: "Labour"            | 7 | nameEn is missing
                    name: "Trabajo"           | name: ""                     | 7 | name is missing
                    zone: America/Santiago    | zona: America/Santiago       | 2 | zona is not known
                    code: XX                  | code: XX\\ncode: YY          | 2 | a second time
                    """)
    void what_is_wrong_is_named_with_its_line(String good, String bad, int line, String text) {
        String yaml = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> Calendars.parse(yaml))
                .isInstanceOfSatisfying(
                        CalendarProblemsException.class,
                        e -> assertThat(e.problems()).anySatisfy(problem -> {
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.text()).contains(text);
                            assertThat(problem.hint()).isNotBlank();
                        }));
    }

    @Test
    void all_problems_are_told_at_once() {
        String yaml = GOOD.replace("code: XX", "code: x")
                .replace("America/Santiago", "Mars")
                .replace("2026-05-01", "yesterday")
                .replace("2026-08-15", "2026-08-14");

        assertThatThrownBy(() -> Calendars.parse(yaml))
                .isInstanceOfSatisfying(
                        CalendarProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(CalendarProblem::line)
                                .isEqualTo(List.of(1, 2, 7, 8)));
    }

    @Test
    void a_text_that_is_no_calendar_says_so() {
        for (String text : List.of("", "hello", "- a", "code: [", "{}")) {
            assertThatThrownBy(() -> Calendars.parse(text)).isInstanceOf(CalendarProblemsException.class);
        }
    }
}
