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

    /** Of a sheet. */
    static final long LAST_ROW = 1_048_576;

    private final int mostRows;
    private List<String> columns = List.of();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    TableLimits(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * Refuses a row that is being read and has too many cells already, before the rest of it is.
     *
     * @throws ProblemException naming the row
     */
    static void requireColumn(int row, int cells) {
        if (cells > MOST_COLUMNS) {
            throw tooLarge("Row " + row + " has more than " + MOST_COLUMNS + " cells, which is the limit");
        }
    }

    /** Refuses a cell that is longer than any has to be. */
    static void requireLength(int row, int column, int characters) {
        if (characters > LONGEST_CELL) {
            throw tooLarge("Row " + row + ", column " + Table.letters(column) + " has " + characters
                    + " characters; expected at most " + LONGEST_CELL);
        }
    }

    /** Refuses rows beyond the last that a table of cases can have, its header among them. */
    void requireRow(long row) {
        if (row > LAST_ROW) {
            throw tooLarge("There is a row " + row + "; expected none after " + LAST_ROW);
        }
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
        requireColumn(number, row.size());
        for (int i = 0; i < row.size(); i++) {
            requireLength(number, i, row.get(i).length());
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
