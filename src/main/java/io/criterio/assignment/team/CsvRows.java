package io.criterio.assignment.team;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.criterio.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table (RFC 4180) in UTF-8, one after the other; empty ones are passed over. A row that cannot be read
 * does not keep those after it from being read.
 */
final class CsvRows {

    /** No table of records has more columns. */
    private static final int MOST_CELLS = 200;

    /** What stands in a text for bytes that were no UTF-8. */
    private static final char REPLACEMENT = 0xFFFD;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Json.MAX_TEXT_LENGTH)
                    .build())
            .build();

    private final CsvParser parser;
    private final List<String> cells = new ArrayList<>();
    private long line;
    private @Nullable String problem;

    CsvRows(InputStream input) throws IOException {
        parser = FACTORY.createParser(new InputStreamReader(
                withoutByteOrderMark(input),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        // The rows are elements of one array.
        parser.nextToken();
    }

    /** Spreadsheets write one. */
    private static InputStream withoutByteOrderMark(InputStream input) throws IOException {
        byte[] beginning = input.readNBytes(BYTE_ORDER_MARK.length);
        return Arrays.equals(beginning, BYTE_ORDER_MARK)
                ? input
                : new SequenceInputStream(new ByteArrayInputStream(beginning), input);
    }

    /**
     * Goes to the next row that is not empty.
     *
     * @return false when there is none
     * @throws IOException if the input breaks off
     */
    boolean next() throws IOException {
        do {
            cells.clear();
            problem = null;
            if (!begin()) {
                return false;
            }
            line = parser.currentLocation().getLineNr();
            while (cell()) {
                // one after the other
            }
        } while (problem == null && cells.size() <= 1 && String.join("", cells).isEmpty());
        return true;
    }

    private boolean begin() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
            token = parser.nextToken();
        }
        return token == JsonToken.START_ARRAY;
    }

    /** Reads a cell; false at the end of the row. After a problem the parser goes on behind it. */
    private boolean cell() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                return false;
            }
            if (problem == null) {
                String cell = parser.getText();
                if (cell.indexOf(REPLACEMENT) >= 0) {
                    problem = "cell " + (cells.size() + 1) + " holds bytes that are no UTF-8";
                }
                if (cells.size() == MOST_CELLS) {
                    problem = "it has more than " + MOST_CELLS + " cells, which is the limit";
                } else {
                    cells.add(cell);
                }
            }
            return true;
        } catch (JsonProcessingException broken) {
            if (problem == null) {
                problem = "cell " + (cells.size() + 1) + " cannot be read: "
                        + (broken.getOriginalMessage().startsWith("String value length")
                                ? "it has more than " + Json.MAX_TEXT_LENGTH
                                        + " characters. Maybe a quote is not closed"
                                : "a quote is not closed, or something follows one that is");
            }
            return true;
        }
    }

    /** The line that the row begins on, from 1. */
    long line() {
        return line;
    }

    /** The cells, as far as they could be read. */
    List<String> cells() {
        return cells;
    }

    /** What is wrong with the row; null when it could be read. */
    @Nullable
    String problem() {
        return problem;
    }
}
