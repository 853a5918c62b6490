package io.criterio.assignment;

import org.jspecify.annotations.Nullable;

/**
 * A square of the map grid: {@code B-2} is column B, row 2. Ordered by letter, then by number. {@code B-02} is the same
 * square and is written {@code B-2}.
 *
 * @param letter the column, A to Z
 * @param number the row, 0 to 99
 */
public record Sector(char letter, int number) implements Comparable<Sector> {

    private static final int ROWS = 100;

    /** A base repeats few sectors very often. */
    private static final Sector[] ALL = new Sector[('Z' - 'A' + 1) * ROWS];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = new Sector((char) ('A' + i / ROWS), i % ROWS);
        }
    }

    public Sector {
        if (letter < 'A' || letter > 'Z' || number < 0 || number >= ROWS) {
            throw new IllegalArgumentException("sector is " + letter + "-" + number
                    + "; expected a letter from A to Z and a number from 0 to 99, for example B-2");
        }
    }

    /** Reads a sector, by hand: a base has as many as it has records. Null when the text is none. */
    public static @Nullable Sector parse(String text) {
        int length = text.length();
        if (length < 3
                || length > 4
                || text.charAt(0) < 'A'
                || text.charAt(0) > 'Z'
                || text.charAt(1) != '-'
                || !isDigit(text.charAt(2))
                || !isDigit(text.charAt(length - 1))) {
            return null;
        }
        int number = text.charAt(2) - '0';
        if (length == 4) {
            number = number * 10 + text.charAt(3) - '0';
        }
        return ALL[(text.charAt(0) - 'A') * ROWS + number];
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** How many squares lie between two sectors, going straight or diagonally (Chebyshev distance). */
    public int distance(Sector other) {
        return Math.max(Math.abs(letter - other.letter), Math.abs(number - other.number));
    }

    @Override
    public int compareTo(Sector other) {
        return letter != other.letter ? letter - other.letter : number - other.number;
    }

    @Override
    public String toString() {
        return letter + "-" + number;
    }
}
