package io.criterio.scenario;

import java.util.List;

/**
 * A table as spreadsheets hold it: one header row, and a case for each row below.
 *
 * @param columns the names in the header row
 * @param rows cells as texts, as many as there are columns; an empty cell says nothing
 * @param numbers the number of each row in its sheet or file; the header is row 1
 */
record Table(List<String> columns, List<List<String>> rows, List<Integer> numbers) {

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        numbers = List.copyOf(numbers);
    }

    /** The letters of a column in a spreadsheet: 0 is A, 26 is AA. */
    static String letters(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    /** A cell for people: {@code row 5, column C (expect.fires)}. */
    String place(int number, int column) {
        return column < 0
                ? "row " + number
                : "row " + number + ", column " + letters(column)
                        + (column < columns.size() ? " (" + columns.get(column) + ")" : "");
    }
}
