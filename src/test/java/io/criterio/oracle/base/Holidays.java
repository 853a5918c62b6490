package io.criterio.oracle.base;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * ASG-DAY-01: Monday to Friday, holidays out. A small table written from the law, enough for the weeks the oracle is asked
 * about; any other date is refused rather than guessed.
 */
public enum Holidays {
    /** Chile: Ley 2.977 (18 September, 8 and 25 December, All Saints'), Ley 19.668 (12 October, moved to a Monday). */
    CL(
            LocalDate.of(2026, 9, 18), // Independence
            LocalDate.of(2026, 9, 19), // Army, a Saturday
            LocalDate.of(2026, 10, 12), // Meeting of two worlds, a Monday already
            LocalDate.of(2026, 12, 8), // Immaculate Conception
            LocalDate.of(2026, 12, 25)),

    /** Mexico: Ley Federal del Trabajo, article 74. */
    MX(
            LocalDate.of(2026, 9, 16), // Independence
            LocalDate.of(2026, 11, 16), // third Monday of November, for the 20th
            LocalDate.of(2026, 12, 25));

    private final Set<LocalDate> holidays;

    Holidays(LocalDate... holidays) {
        this.holidays = Set.of(holidays);
    }

    boolean isBusinessDay(LocalDate date) {
        if (!isKnown(date)) {
            throw new IllegalArgumentException(
                    date
                            + " is outside the oracle's table, expected September to mid October or mid November to December 2026");
        }
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(date);
    }

    private static boolean isKnown(LocalDate date) {
        return isBetween(date, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 16))
                || isBetween(date, LocalDate.of(2026, 11, 9), LocalDate.of(2026, 12, 30));
    }

    private static boolean isBetween(LocalDate date, LocalDate first, LocalDate last) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
