package io.criterio.calendar;

import java.time.LocalDate;

/** A date, given or counted to, that lies outside the years a calendar covers. */
public final class OutsideCalendarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String calendar;
    private final LocalDate date;
    private final LocalDate from;
    private final LocalDate to;

    OutsideCalendarException(String calendar, LocalDate date, LocalDate from, LocalDate to, String what) {
        super(what + " the calendar " + calendar + ", which covers " + from + " to " + to + ". Hint: "
                + hintFor(calendar));
        this.calendar = calendar;
        this.date = date;
        this.from = from;
        this.to = to;
    }

    /** The code of the calendar, as {@code MX}. */
    public String calendar() {
        return calendar;
    }

    /** The date that was asked about, or that the counting started from. */
    public LocalDate date() {
        return date;
    }

    /** The first day the calendar covers. */
    public LocalDate from() {
        return from;
    }

    /** The last day the calendar covers. */
    public LocalDate to() {
        return to;
    }

    /** What to do about it. */
    public String hint() {
        return hintFor(calendar);
    }

    private static String hintFor(String calendar) {
        return "check the date, or extend the calendar " + calendar + " in a new release of the rules.";
    }
}
