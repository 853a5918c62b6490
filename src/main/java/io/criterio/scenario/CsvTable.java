package io.criterio.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables in CSV (RFC 4180, UTF-8). Spreadsheets of some countries part cells by semicolons, and write a byte order mark:
 * both are taken, and given back as they came.
 *
 * @param separator between cells
 * @param marked whether it begins with a byte order mark
 */
record CsvTable(Table table, char separator, boolean marked) {

    private static final char BYTE_ORDER_MARK = 0xFEFF;
    private static final CsvFactory READING = new CsvFactory();
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /**
     * Reads a table.
     *
     * @throws ProblemException if it is none, or too large
     */
    static CsvTable read(byte[] bytes, int mostRows) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST, "The body is not UTF-8. Save the table as CSV UTF-8, or send it as XLSX.");
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        String plain = marked ? text.substring(1) : text;
        char separator = separator(plain);
        TableLimits limits = new TableLimits(mostRows);
        int number = 0;
        try (CsvParser parser = READING.createParser(plain)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            List<String> cells = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    number++;
                    cells.clear();
                } else if (token == JsonToken.END_ARRAY) {
                    limits.add(number, cells);
                    cells.clear();
                } else {
                    String cell = parser.getText();
                    TableLimits.requireLength(number, cells.size(), cell.length());
                    cells.add(cell);
                    TableLimits.requireColumn(number, cells.size());
                }
            }
        } catch (JsonProcessingException broken) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST,
                    "The body is no CSV, after row " + number + ": "
                            + broken.getOriginalMessage().lines().findFirst().orElse("")
                            + ". Quotes within a quoted cell are doubled.");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
        return new CsvTable(limits.table(), separator, marked);
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
    }

    /** Writes rows, the header among them, as this table was written. */
    byte[] write(List<List<String>> rows) {
        return write(rows, separator, marked);
    }

    /** Writes rows, the header among them. */
    static byte[] write(List<List<String>> rows, char separator, boolean marked) {
        StringWriter text = new StringWriter();
        if (marked) {
            text.write(BYTE_ORDER_MARK);
        }
        try (SequenceWriter writer = MAPPER.writer(
                        CsvSchema.emptySchema().withColumnSeparator(separator).withLineSeparator("\r\n"))
                .writeValues(text)) {
            for (List<String> row : rows) {
                writer.write(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be written", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
