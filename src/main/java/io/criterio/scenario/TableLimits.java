package io.criterio.scenario;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Puts rows together to a table, within limits; everything that reads tables goes through here. */
final class TableLimits {

    static final int MOST_COLUMNS = 200;
    static final int LONGEST_CELL = 32_767;

    private final int mostRows;
    private List<String> columns = List.of();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    TableLimits(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * Adds a row; the first is the header. Empty rows are passed over.
     *
     * @throws ProblemException if it is one too many, or holds too much
     */
    void add(int number, List<String> cells) {
        List<String> row = new ArrayList<>(cells);
        while (!row.isEmpty() && row.get(row.size() - 1).isBlank()) {
            row.remove(row.size() - 1);
        }
        if (row.isEmpty()) {
            return;
        }
        if (row.size() > MOST_COLUMNS) {
            throw tooLarge("Row " + number + " has " + row.size() + " cells; expected at most " + MOST_COLUMNS);
        }
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).length() > LONGEST_CELL) {
                throw tooLarge("Row " + number + ", column " + Table.letters(i) + " has "
                        + row.get(i).length() + " characters; expected at most " + LONGEST_CELL);
            }
        }
        if (columns.isEmpty()) {
            columns = row.stream().map(String::strip).toList();
            return;
        }
        if (rows.size() == mostRows) {
            throw tooLarge(
                    "There are more than " + mostRows + " rows with cases, which is the limit. Send less at a time");
        }
        if (row.size() > columns.size()) {
            throw new ProblemException(
                    ProblemKind.VALIDATION,
                    "Row " + number + " has a cell in column " + Table.letters(row.size() - 1)
                            + ", which has no name in the header row.",
                    List.of(new FieldError(
                            "/" + rows.size(),
                            "row " + number + " has " + row.size() + " cells; the header row names "
                                    + columns.size())));
        }
        while (row.size() < columns.size()) {
            row.add("");
        }
        rows.add(List.copyOf(row));
        numbers.add(number);
    }

    private static ProblemException tooLarge(String text) {
        return new ProblemException(ProblemKind.TOO_LARGE, text + ".");
    }

    Table table() {
        return new Table(columns, rows, numbers);
    }
}
