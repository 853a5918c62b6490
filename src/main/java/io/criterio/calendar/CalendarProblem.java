package io.criterio.calendar;

/**
 * Something wrong in the file of a calendar.
 *
 * @param line the line of the file, from 1
 * @param text what is wrong, with the value that was found
 * @param hint what to do about it
 */
public record CalendarProblem(int line, String text, String hint) {
    @Override
    public String toString() {
        return "line " + line + ": " + text + " Hint: " + hint;
    }
}
