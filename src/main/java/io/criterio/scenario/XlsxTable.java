package io.criterio.scenario;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems.FieldError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Tables in the first sheet of an XLSX workbook. */
final class XlsxTable {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a workbook may grow to: a few bytes of ZIP can stand for gigabytes. */
    private static final int MOST_BYTES_UNPACKED = 32 << 20;

    private static final int MOST_ENTRIES = 1_000;

    /** A format that shows a year or a day, outside of quotes and brackets: the number is a date. */
    private static final Pattern DATE =
            Pattern.compile("(?:[^\"\\[\\]ydYD]|\"[^\"]*\"|\\[[^\\]]*\\])*+[ydYD].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,10})?");
    private static final String FOUND = "FFC7CE";

    private XlsxTable() {}

    /**
     * Reads a table.
     *
     * @throws ProblemException if it is none, or too large
     */
    static Table read(byte[] bytes, int mostRows) {
        TableLimits limits = new TableLimits(mostRows);
        try {
            check(bytes);
            try (ReadableWorkbook workbook =
                            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
                    Stream<Row> rows = workbook.getFirstSheet().openStream()) {
                Iterator<Row> each = rows.iterator();
                while (each.hasNext()) {
                    Row row = each.next();
                    limits.add(row.getRowNum(), cells(row));
                }
            }
        } catch (ProblemException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // The library says that a file is broken in many ways.
            throw noWorkbook(broken);
        }
        return limits.table();
    }

    private static ProblemException noWorkbook(@Nullable Exception broken) {
        String why = broken == null || broken.getMessage() == null
                ? ""
                : ": " + broken.getMessage().lines().findFirst().orElse("");
        return new ProblemException(
                ProblemKind.BAD_REQUEST,
                "The body is no XLSX workbook" + why + ". Save it as .xlsx, or send CSV as text/csv.");
    }

    /** Refuses an archive that unpacks to too much, before anything makes sense of it. */
    private static void check(byte[] bytes) throws IOException {
        long left = MOST_BYTES_UNPACKED;
        int entries = 0;
        byte[] buffer = new byte[8_192];
        // The same view of the archive as the library has of it: another could be shown another archive.
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                entries++;
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0 || entries > MOST_ENTRIES) {
                            throw new ProblemException(
                                    ProblemKind.TOO_LARGE,
                                    "The workbook unpacks to more than " + MOST_BYTES_UNPACKED + " bytes or "
                                            + MOST_ENTRIES + " files, which is the limit. Send less at a time.");
                        }
                    }
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell, row.getRowNum(), i));
        }
        return cells;
    }

    private static String text(Cell cell, int row, int column) {
        CellType type = cell.getType();
        if (type == CellType.ERROR) {
            String text = "row " + row + ", column " + Table.letters(column) + " holds the error " + cell.getText()
                    + "; expected a value";
            throw new ProblemException(
                    ProblemKind.VALIDATION, text, List.of(new FieldError("/" + Math.max(0, row - 2), text)));
        }
        if (type == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            return format != null && DATE.matcher(format).matches()
                    ? cell.asDate().toLocalDate().toString()
                    : number(cell.asNumber());
        }
        if (type == CellType.BOOLEAN) {
            return String.valueOf(cell.asBoolean());
        }
        if (type == CellType.FORMULA) {
            String value = cell.getRawValue();
            return value == null ? "" : value;
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 || plain.signum() == 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }

    /**
     * Writes rows, the header among them.
     *
     * @param marks what was found instead, by row and column; null where a cell is as expected. Those cells are red, with
     *     what was found in a comment.
     */
    static byte[] write(List<List<String>> rows, List<? extends List<@Nullable String>> marks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(bytes, "Criterio", null);
            Worksheet sheet = workbook.newWorksheet("scenarios");
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    value(sheet, row, column, cells.get(column));
                    String found = marks.get(row).get(column);
                    if (found != null) {
                        sheet.style(row, column).fillColor(FOUND).set();
                        sheet.comment(row, column, found);
                    }
                }
            }
            int columns = rows.isEmpty() ? 0 : rows.get(0).size();
            if (columns > 0) {
                sheet.range(0, 0, 0, columns - 1).style().bold().set();
                sheet.freezePane(0, 1);
            }
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a workbook in memory cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static void value(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (row > 0 && NUMBER.matcher(text).matches()) {
            sheet.value(row, column, new BigDecimal(text));
        } else {
            sheet.value(
                    row,
                    column,
                    text.length() > TableLimits.LONGEST_CELL ? text.substring(0, TableLimits.LONGEST_CELL) : text);
        }
    }
}
