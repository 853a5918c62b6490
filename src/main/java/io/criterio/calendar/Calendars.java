package io.criterio.calendar;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlNode.Sequence;
import io.criterio.yaml.YamlSyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the files of {@code rules/calendars}. */
public final class Calendars {
    private static final Set<String> KEYS = Set.of("code", "zone", "from", "to", "workingDays", "holidays");
    private static final Set<String> HOLIDAY_KEYS = Set.of("date", "name", "nameEn", "weekend");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    /** Days are held in arrays: a year typed wrong should be a message, not a gigabyte. */
    private static final int MOST_YEARS = 100;

    private Calendars() {}

    /**
     * The calendar that {@code yaml} describes.
     *
     * <p>Holidays stand in order, each date once, no year without any; one that falls on a day that is free anyway is marked
     * {@code weekend: true}, so that a mistyped date does not pass for one that changes nothing.
     *
     * @throws CalendarProblemsException with everything that is wrong, if it cannot be used
     */
    public static BusinessCalendar parse(String yaml) {
        List<CalendarProblem> problems = new ArrayList<>();
        BusinessCalendar calendar = null;
        try {
            if (YamlNode.parse(yaml) instanceof Mapping file) {
                calendar = new Reading(file, problems).calendar();
            } else {
                problems.add(new CalendarProblem(1, "This is no calendar.", "it starts with code, zone, from and to."));
            }
        } catch (YamlSyntaxException e) {
            problems.add(new CalendarProblem(e.line(), e.problem(), "correct the YAML and try again."));
        }
        if (calendar == null) {
            throw new CalendarProblemsException(problems);
        }
        return calendar;
    }

    /** One file being read; goes on after a problem, to find the others. */
    private record Reading(Mapping file, List<CalendarProblem> problems) {

        @Nullable
        BusinessCalendar calendar() {
            refuseUnknownKeys(file, KEYS);
            String code = code();
            ZoneId zone = value(file, "zone", "a time zone", "as America/Santiago.", ZoneId::of);
            LocalDate from = date(file, "from");
            LocalDate to = date(file, "to");
            Set<DayOfWeek> workingDays = workingDays();
            if (from != null && to != null && !rangeMakesSense(from, to)) {
                return null;
            }
            List<Holiday> holidays = holidays(from, to, workingDays);
            if (!problems.isEmpty() || code == null || zone == null || from == null || to == null) {
                return null;
            }
            return new BusinessCalendar(code, zone, from, to, workingDays, holidays);
        }

        private @Nullable String code() {
            String code = text(file, "code");
            if (code != null && !CODE.matcher(code).matches()) {
                problem(
                        lineOf(file, "code"),
                        "code is " + code + "; expected two capital letters.",
                        "the country, as CL or MX.");
                return null;
            }
            return code;
        }

        private boolean rangeMakesSense(LocalDate from, LocalDate to) {
            if (to.isBefore(from)) {
                problem(lineOf(file, "to"), "to is " + to + ", before from, " + from + ".", "were the two swapped?");
                return false;
            }
            if (to.getYear() - from.getYear() >= MOST_YEARS) {
                problem(
                        lineOf(file, "to"),
                        "from " + from + " to " + to + " is more than " + MOST_YEARS + " years.",
                        "check the year.");
                return false;
            }
            return true;
        }

        private Set<DayOfWeek> workingDays() {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            if (!(file.get("workingDays") instanceof Sequence list)
                    || list.items().isEmpty()) {
                problem(
                        lineOf(file, "workingDays"),
                        "workingDays is no list of days.",
                        "[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY].");
                return days;
            }
            for (YamlNode item : list.items()) {
                String name = item instanceof Scalar scalar ? scalar.text() : "a list";
                try {
                    if (!days.add(DayOfWeek.valueOf(name))) {
                        problem(item.line(), name + " is in workingDays a second time.", "keep one.");
                    }
                } catch (IllegalArgumentException e) {
                    problem(item.line(), name + " is no day of the week.", "English and in capitals, as MONDAY.");
                }
            }
            return days;
        }

        private List<Holiday> holidays(@Nullable LocalDate from, @Nullable LocalDate to, Set<DayOfWeek> workingDays) {
            List<Holiday> holidays = new ArrayList<>();
            if (!(file.get("holidays") instanceof Sequence list)) {
                problem(lineOf(file, "holidays"), "holidays is no list.", "- {date: …, name: …, nameEn: …}.");
                return holidays;
            }
            LocalDate previous = null;
            for (YamlNode item : list.items()) {
                Holiday holiday = holiday(item, workingDays);
                if (holiday == null) {
                    continue;
                }
                LocalDate date = holiday.date();
                if (from != null && to != null && (date.isBefore(from) || date.isAfter(to))) {
                    problem(
                            item.line(),
                            "The holiday " + date + " is outside " + from + " to " + to + ".",
                            "check its year, or move from or to.");
                }
                if (date.equals(previous)) {
                    problem(item.line(), "The holiday " + date + " is here a second time.", "keep one.");
                } else if (previous != null && date.isBefore(previous)) {
                    problem(
                            item.line(),
                            "The holiday " + date + " comes after " + previous + ".",
                            "keep the dates in order; a wrong year or month shows that way.");
                }
                previous = date;
                holidays.add(holiday);
            }
            if (from != null && to != null) {
                refuseEmptyYears(from, to, holidays, list.line());
            }
            return holidays;
        }

        private @Nullable Holiday holiday(YamlNode item, Set<DayOfWeek> workingDays) {
            if (!(item instanceof Mapping entry)) {
                problem(item.line(), "This is no holiday.", "{date: …, name: …, nameEn: …}.");
                return null;
            }
            refuseUnknownKeys(entry, HOLIDAY_KEYS);
            LocalDate date = date(entry, "date");
            String name = text(entry, "name");
            String nameEn = text(entry, "nameEn");
            if (date == null || name == null || nameEn == null) {
                return null;
            }
            boolean free = !workingDays.contains(date.getDayOfWeek());
            boolean markedFree =
                    entry.get("weekend") instanceof Scalar mark && mark.text().equals("true");
            if (free && !markedFree) {
                problem(
                        item.line(),
                        "The holiday " + date + " is a " + date.getDayOfWeek() + ", which is free anyway.",
                        "check the date; if it is right, add weekend: true.");
            }
            if (!free && entry.get("weekend") != null) {
                problem(
                        item.line(),
                        "The holiday " + date + " is a " + date.getDayOfWeek() + ", a working day marked as weekend.",
                        "check the date; if it is right, take weekend out.");
            }
            return new Holiday(date, name, nameEn);
        }

        private void refuseEmptyYears(LocalDate from, LocalDate to, List<Holiday> holidays, int line) {
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                Year wanted = Year.of(year);
                boolean whole = !wanted.atDay(1).isBefore(from)
                        && !wanted.atDay(wanted.length()).isAfter(to);
                if (whole && holidays.stream().noneMatch(holiday -> wanted.equals(Year.from(holiday.date())))) {
                    problem(line, "There is no holiday in " + year + ".", "list them, or move from or to.");
                }
            }
        }

        private @Nullable LocalDate date(Mapping mapping, String key) {
            return value(mapping, key, "a date", "as 2026-11-16.", text -> {
                try {
                    return LocalDate.parse(text);
                } catch (DateTimeParseException e) {
                    throw new DateTimeException(text, e);
                }
            });
        }

        private <T> @Nullable T value(
                Mapping mapping, String key, String what, String hint, Function<String, T> reader) {
            String text = text(mapping, key);
            if (text == null) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (DateTimeException e) {
                problem(lineOf(mapping, key), key + " is " + text + "; expected " + what + ".", hint);
                return null;
            }
        }

        private @Nullable String text(Mapping mapping, String key) {
            if (mapping.get(key) instanceof Scalar scalar && !scalar.text().isBlank()) {
                return scalar.text();
            }
            problem(lineOf(mapping, key), key + " is missing.", "give it a value.");
            return null;
        }

        private void refuseUnknownKeys(Mapping mapping, Set<String> known) {
            mapping.entries().forEach((key, value) -> {
                if (!known.contains(key)) {
                    problem(
                            value.line(),
                            "The key " + key + " is not known here.",
                            "one of " + known.stream().sorted().toList() + ".");
                }
            });
        }

        private static int lineOf(Mapping mapping, String key) {
            YamlNode node = mapping.get(key);
            return node == null ? mapping.line() : node.line();
        }

        private void problem(int line, String text, String hint) {
            problems.add(new CalendarProblem(line, text, hint));
        }
    }
}
