package io.criterio.assignment.team;

import io.criterio.problem.Problem;
import io.criterio.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On which lines the records of a base are. */
final class Rows {

    private static final Pattern RECORD = Pattern.compile("/facts/records/(\\d{1,9})(?:/.*)?");
    private static final int FEW = 64;

    private long[] lines = new long[FEW];
    private int size;

    void add(long line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    /** The problem with the line at each error of a record; told of the first of these lines. */
    Offer.Located locate(long line, Problem problem) {
        List<FieldError> errors = new ArrayList<>();
        long first = line;
        boolean found = false;
        for (FieldError error : problem.errors()) {
            Matcher record = RECORD.matcher(error.pointer());
            int index = record.matches() ? Integer.parseInt(record.group(1)) : size;
            if (index < size) {
                errors.add(new FieldError(error.pointer(), "line " + lines[index] + ": " + error.text()));
                first = found ? first : lines[index];
                found = true;
            } else {
                errors.add(error);
            }
        }
        String detail = errors.size() == 1 && found
                ? errors.get(0).pointer() + " " + errors.get(0).text()
                : problem.detail();
        return new Offer.Located(
                first,
                new Problem(problem.type(), problem.title(), problem.status(), detail, problem.instance(), errors));
    }
}
