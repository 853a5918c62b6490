package io.criterio.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The business days of a country between two dates; immutable, and every answer is an array look-up.
 *
 * <p>Every method that takes a date throws {@link OutsideCalendarException} when it, or the answer, lies outside
 * {@link #from()} to {@link #to()}.
 */
public final class BusinessCalendar {
    private final String code;
    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<LocalDate, Holiday> holidays;

    /** The business days, as days since {@link #from}, ascending. */
    private final int[] businessDays;

    /** By days since {@link #from}: how many business days lie before that day. One entry more than there are days. */
    private final int[] businessDaysBefore;

    BusinessCalendar(
            String code,
            ZoneId zone,
            LocalDate from,
            LocalDate to,
            Set<DayOfWeek> workingDays,
            List<Holiday> holidays) {
        this.code = code;
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.holidays = holidays.stream().collect(Collectors.toUnmodifiableMap(Holiday::date, Function.identity()));
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay()) + 1;
        this.businessDaysBefore = new int[days + 1];
        int[] found = new int[days];
        int count = 0;
        for (int day = 0; day < days; day++) {
            businessDaysBefore[day] = count;
            LocalDate date = from.plusDays(day);
            if (workingDays.contains(date.getDayOfWeek()) && !this.holidays.containsKey(date)) {
                found[count++] = day;
            }
        }
        businessDaysBefore[days] = count;
        this.businessDays = Arrays.copyOf(found, count);
    }

    /** The code requests name it by: {@code MX}, {@code CL}. */
    public String code() {
        return code;
    }

    /** The zone in which "today" is read. */
    public ZoneId zone() {
        return zone;
    }

    /** The first day it covers. */
    public LocalDate from() {
        return from;
    }

    /** The last day it covers. */
    public LocalDate to() {
        return to;
    }

    /** Whether the country works on {@code date}: no weekend, no holiday. */
    public boolean isBusinessDay(LocalDate date) {
        int day = dayOf(date);
        return businessDaysBefore[day + 1] > businessDaysBefore[day];
    }

    /** {@code date} itself if it is a business day, else the first one after it. */
    public LocalDate nextBusinessDayOnOrAfter(LocalDate date) {
        return plusBusinessDays(date, 0);
    }

    /**
     * The business day {@code count} business days later. Counting starts at {@link #nextBusinessDayOnOrAfter}, so that
     * from a Saturday one business day later is Tuesday.
     *
     * @param count 0 or more
     */
    public LocalDate plusBusinessDays(LocalDate date, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("Cannot count " + count
                    + " business days on; expected 0 or more. Hint: this calendar only counts forward.");
        }
        long index = (long) businessDaysBefore[dayOf(date)] + count;
        if (index >= businessDays.length) {
            throw new OutsideCalendarException(
                    code, date, from, to, "Counting " + count + " business days from " + date + " leaves");
        }
        return from.plusDays(businessDays[(int) index]);
    }

    /**
     * How many business days there are from {@code first} to {@code last}, both counted: a campaign day, when {@code first}
     * is the day the campaign started.
     *
     * @throws IllegalArgumentException if {@code last} is before {@code first}
     */
    public int businessDaysBetweenInclusive(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("Cannot count business days from " + first + " back to " + last
                    + "; expected the earlier date first. Hint: were the two swapped?");
        }
        return businessDaysBefore[dayOf(last) + 1] - businessDaysBefore[dayOf(first)];
    }

    /** The holiday on {@code date}, if the law names one, weekend or not. */
    public Optional<Holiday> holiday(LocalDate date) {
        dayOf(date);
        return Optional.ofNullable(holidays.get(date));
    }

    private int dayOf(LocalDate date) {
        long day = date.toEpochDay() - from.toEpochDay();
        if (day < 0 || day >= businessDaysBefore.length - 1) {
            throw new OutsideCalendarException(code, date, from, to, date + " lies outside");
        }
        return (int) day;
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + code + ", " + from + " to " + to + "]";
    }
}
