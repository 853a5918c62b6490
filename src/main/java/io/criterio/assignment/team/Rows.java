package io.criterio.assignment.team;

import io.criterio.problem.Problem;
import io.criterio.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** The problem with the line at each error of a record, in the order of the lines; told of the first of them. */
    Offer.Located locate(long line, Problem problem) {
        List<FieldError> errors = new ArrayList<>(problem.errors());
        // Sorting is stable: what is wrong with a record stays as it was found.
        errors.sort(Comparator.comparingInt(this::row));
        long first = line;
        for (int i = errors.size() - 1; i >= 0; i--) {
            FieldError error = errors.get(i);
            int row = row(error);
            if (row >= 0) {
                first = lines[row];
                errors.set(i, new FieldError(error.pointer(), "line " + first + ": " + error.text()));
            }
        }
        String detail = errors.size() == 1
                ? errors.get(0).pointer() + " " + errors.get(0).text()
                : problem.detail();
        return new Offer.Located(
                first,
                new Problem(problem.type(), problem.title(), problem.status(), detail, problem.instance(), errors));
    }

    /** The record that an error is about; -1 when it is about none. */
    private int row(FieldError error) {
        Matcher record = RECORD.matcher(error.pointer());
        int row = record.matches() ? Integer.parseInt(record.group(1)) : -1;
        return row < size ? row : -1;
    }
}
