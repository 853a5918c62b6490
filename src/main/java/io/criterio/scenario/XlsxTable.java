package io.criterio.scenario;

import com.fasterxml.aalto.stax.InputFactoryImpl;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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

    /** More shared strings do not fit into what a workbook may unpack to; the reader makes room for all up to the one named. */
    private static final int MOST_STRINGS = 1_000_000;

    /** Elements of a sheet are a handful of levels deep. */
    private static final int DEEPEST = 100;

    /** More digits, before or after the point, no cell of a case has. */
    private static final int MOST_DIGITS = 40;

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
            check(bytes, limits);
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

    /** Where cells say that they are: the reader pads each row up to there. */
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");

    private static ProblemException noWorkbook(@Nullable Exception broken) {
        String why = broken == null || broken.getMessage() == null
                ? ""
                : ": " + broken.getMessage().lines().findFirst().orElse("");
        return new ProblemException(
                ProblemKind.BAD_REQUEST,
                "The body is no XLSX workbook" + why + ". Save it as .xlsx, or send CSV as text/csv.");
    }

    /** Refuses an archive that unpacks to too much, before anything makes sense of it. */
    private static void check(byte[] bytes, TableLimits limits) throws IOException {
        long left = MOST_BYTES_UNPACKED;
        int entries = 0;
        byte[] buffer = new byte[8_192];
        // The same view of the archive as the library has of it: another could be shown another archive.
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                entries++;
                requirePlain(entry);
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0 || entries > MOST_ENTRIES) {
                            throw unpacksToTooMuch();
                        }
                    }
                }
            }
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        checkCells(in, limits);
                    }
                }
            }
        }
    }

    /** The archive's library knows more ways to pack than there are unpackers on the class path. */
    private static void requirePlain(ZipArchiveEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new IOException(
                    "it is packed by method " + entry.getMethod() + "; expected 0 (stored) or 8 (deflated)");
        }
    }

    private static ProblemException unpacksToTooMuch() {
        return new ProblemException(
                ProblemKind.TOO_LARGE,
                "The workbook unpacks to more than " + MOST_BYTES_UNPACKED + " bytes or " + MOST_ENTRIES
                        + " files, which is the limit. Send less at a time.");
    }

    private static final XMLInputFactory XML = xml();

    private static XMLInputFactory xml() {
        // The one that the library reads with: another could be shown another sheet.
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /**
     * Looks at every cell of a file before the library does, which makes room for all columns up to the one that a cell
     * names: {@code FXSHRXW2} is eleven characters, and hundreds of millions of cells.
     */
    private static void checkCells(InputStream in, TableLimits limits) throws IOException {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            int row = 0;
            int cells = 0;
            int depth = 0;
            boolean shared = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw noWorkbook(new IOException("it declares a document type"));
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (++depth > DEEPEST) {
                    throw new ProblemException(
                            ProblemKind.TOO_LARGE, "The workbook nests deeper than " + DEEPEST + " levels.");
                }
                String name = xml.getLocalName();
                if (name.equals("row")) {
                    row = rowNumber(xml.getAttributeValue(null, "r"), row + 1, limits);
                    cells = 0;
                } else if (name.equals("v") && shared) {
                    // All of its text, whatever divides it; an element within is refused. It ends the element.
                    requireString(xml.getElementText(), row);
                    depth--;
                } else if (name.equals("c")) {
                    shared = "s".equals(xml.getAttributeValue(null, "t"));
                    TableLimits.requireColumn(row, ++cells);
                    String reference = xml.getAttributeValue(null, "r");
                    if (reference != null) {
                        requireReference(reference, row, limits);
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw noWorkbook(new IOException(
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("it is broken")));
        }
    }

    private static int rowNumber(@Nullable String text, int next, TableLimits limits) {
        if (text == null) {
            limits.requireRow(next);
            return next;
        }
        if (!text.matches("[1-9][0-9]{0,9}")) {
            throw broken("a row has the number \"" + shortened(text) + "\"; expected one from 1 on");
        }
        long number = Long.parseLong(text);
        limits.requireRow(number);
        return (int) number;
    }

    private static void requireString(String index, int row) {
        int number;
        try {
            number = Integer.parseInt(index.strip());
        } catch (NumberFormatException none) {
            // The library says so.
            return;
        }
        if (number >= MOST_STRINGS) {
            throw broken(
                    "row " + row + ": a cell is shared string " + number + "; expected fewer than " + MOST_STRINGS);
        }
    }

    private static void requireReference(String reference, int row, TableLimits limits) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw broken("row " + row + ": a cell says that it is at \"" + shortened(reference)
                    + "\"; expected a column up to " + Table.letters(TableLimits.MOST_COLUMNS - 1)
                    + " and a row, like B2");
        }
        int column = 0;
        for (char letter : parts.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        limits.requireRow(Long.parseLong(parts.group(2)));
        TableLimits.requireColumn(row, column);
    }

    private static ProblemException broken(String text) {
        return new ProblemException(
                ProblemKind.VALIDATION, "The workbook: " + text + ".", List.of(new FieldError("", text)));
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
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
                    : number(cell.asNumber(), row, column);
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

    private static String number(BigDecimal value, int row, int column) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            // Written out, 1E999999999 is a gigabyte.
            String text = "row " + row + ", column " + Table.letters(column) + " holds a number of more than "
                    + MOST_DIGITS + " digits";
            throw new ProblemException(
                    ProblemKind.VALIDATION, text, List.of(new FieldError("/" + Math.max(0, row - 2), text)));
        }
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
