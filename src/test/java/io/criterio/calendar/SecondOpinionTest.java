package io.criterio.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The calendars against jollyday 2.19.0, an independent list of public holidays. Where the two differ on a weekday, jollyday
 * is wrong, for the reason given here; any other difference is a mistake of ours until shown otherwise.
 */
class SecondOpinionTest {

    private static final String KNOWN_MISTAKES = """
            mx 2024-10-01 misses  | the federal executive took office: since 2024 on 1 October, LFT art. 74 VII
            mx 2024-12-02 invents | still has 1 December, and moves it off the Sunday
            mx 2027-04-30 invents | moves 1 May off Saturday; the law does not
            mx 2027-12-24 invents | moves Christmas off Saturday; the law does not
            mx 2027-12-31 invents | moves 1 January 2028 off Saturday; the law does not
            mx 2028-09-15 invents | moves 16 September off Saturday; the law does not
            cl 2024-06-20 misses  | Indigenous Peoples' Day, Ley 21.357
            cl 2024-06-28 invents | San Pedro y San Pablo stays on Saturday 29, Ley 19.668
            cl 2024-09-20 misses  | Friday after 18 and 19 on Wednesday and Thursday, Ley 20.215
            cl 2024-10-11 invents | Encuentro de Dos Mundos stays on Saturday 12, Ley 19.668
            cl 2024-12-31 invents | a holiday of banks only
            cl 2025-06-20 misses  | Indigenous Peoples' Day, Ley 21.357
            cl 2025-12-31 invents | a holiday of banks only
            cl 2026-06-29 misses  | San Pedro y San Pablo, a Monday: stays, Ley 19.668
            cl 2026-10-12 misses  | Encuentro de Dos Mundos, a Monday: stays, Ley 19.668
            cl 2026-12-31 invents | a holiday of banks only
            cl 2027-06-21 misses  | Indigenous Peoples' Day, Ley 21.357
            cl 2027-09-17 misses  | Friday before 18 and 19 on a weekend, Ley 20.983
            cl 2027-12-31 invents | a holiday of banks only
            cl 2028-06-20 misses  | Indigenous Peoples' Day, Ley 21.357
            cl 2028-06-26 misses  | San Pedro y San Pablo moves from Thursday to Monday, Ley 19.668
            cl 2028-06-28 invents | has it on 28 June every year
            cl 2028-10-09 misses  | Encuentro de Dos Mundos moves from Thursday to Monday, Ley 19.668
            cl 2028-10-11 invents | has it on 11 October every year
            cl 2028-10-27 misses  | Reformation Day moves from Tuesday to the Friday before, Ley 20.299
            cl 2028-10-31 invents | does not move Reformation Day
            """;

    @ParameterizedTest
    @ValueSource(strings = {"mx", "cl"})
    void jollyday_differs_on_weekdays_only_where_it_is_known_to_be_wrong(String country) {
        BusinessCalendar ours = ShippedCalendars.of(country);
        Set<LocalDate> theirs = publicHolidays(country, ours);

        Set<String> differences = new TreeSet<>();
        for (LocalDate date = ours.from(); !date.isAfter(ours.to()); date = date.plusDays(1)) {
            boolean weekday = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
            boolean ourHoliday = ours.holiday(date).isPresent();
            if (weekday && ourHoliday != theirs.contains(date)) {
                differences.add(country + " " + date + (ourHoliday ? " misses" : " invents"));
            }
        }

        assertThat(differences).isEqualTo(knownMistakes(country).keySet());
    }

    private static Set<LocalDate> publicHolidays(String country, BusinessCalendar ours) {
        HolidayManager jollyday = HolidayManager.getInstance(ManagerParameters.create(country));
        return Stream.iterate(
                        Year.from(ours.from()), year -> !year.isAfter(Year.from(ours.to())), year -> year.plusYears(1))
                .flatMap(year -> jollyday.getHolidays(year, HolidayType.PUBLIC_HOLIDAY).stream())
                .map(de.focus_shift.jollyday.core.Holiday::getDate)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> knownMistakes(String country) {
        Map<String, String> mistakes = new TreeMap<>();
        KNOWN_MISTAKES.lines().filter(line -> line.startsWith(country)).forEach(line -> {
            String[] parts = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
            mistakes.put(parts[0].replaceAll("\\s+", " "), parts[1]);
        });
        return mistakes;
    }
}
