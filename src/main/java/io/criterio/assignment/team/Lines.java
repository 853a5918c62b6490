package io.criterio.assignment.team;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts bytes into lines, whatever the pieces they come in. A line ends with LF, CRLF or the end of the input. */
final class Lines {

    private static final int PIECE = 65_536;

    private final InputStream input;
    private final int longest;
    private final byte[] piece = new byte[PIECE];
    private int from;
    private int to;
    private byte[] line = new byte[PIECE];
    private int length;
    private boolean tooLong;
    private long number;

    /** @param longest the most bytes of a line, without its end; what is more is passed over */
    Lines(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /**
     * Goes to the next line; returns as soon as its end has come.
     *
     * @return false when there is none
     * @throws IOException if the input breaks off: the line that it breaks off in is none
     */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean begun = false;
        boolean ended = false;
        while (!ended && fill()) {
            begun = true;
            int end = from;
            while (end < to && piece[end] != '\n') {
                end++;
            }
            append(from, end);
            ended = end < to;
            from = ended ? end + 1 : end;
        }
        if (!begun) {
            return false;
        }
        number++;
        if (ended && length > 0 && line[length - 1] == '\r') {
            length--;
        }
        tooLong |= length > longest;
        return true;
    }

    private boolean fill() throws IOException {
        while (from == to) {
            from = 0;
            to = input.read(piece, 0, PIECE);
            if (to < 0) {
                to = 0;
                return false;
            }
        }
        return true;
    }

    private void append(int start, int end) {
        // One more than the longest, in case it is the CR of a CRLF.
        int count = Math.min(end - start, longest + 1 - length);
        tooLong |= count < end - start;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, (int) Math.min(longest + 1L, line.length * 2L)));
        }
        System.arraycopy(piece, start, line, length, count);
        length += count;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Whether there is nothing on the line. */
    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The line without its end. */
    byte[] bytes() {
        return Arrays.copyOf(line, length);
    }
}
