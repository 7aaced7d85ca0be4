package io.penstock.load.excel;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileContent;
import io.penstock.load.text.AsciiNumbers;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A new workbook being written: rows go to the archive as they come, the parts that list the sheets at the end. One thread. */
final class WorkbookFile implements FileContent {
    private static final int LAST_ROW = 1_048_576;
    private static final int BLOCK = 1 << 16;
    private static final byte[] ROW = TextXml.ascii("<row r=\"");
    private static final byte[] ROW_OPEN = TextXml.ascii("\">");
    private static final byte[] ROW_END = TextXml.ascii("</row>");

    private final Schema schema;
    private final ExcelStyle style;
    private final int lastRow;
    private final ZipOutputStream zip;
    private final List<String> sheets = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final @Nullable ExistingBook base;
    private final int firstStyle;
    private @Nullable SheetTail tail;
    private final List<CellWriter> cells = new ArrayList<>();
    private final byte[] digits = new byte[24];
    private byte[] out = new byte[BLOCK * 2];
    private int used;
    private int row;
    private boolean finished;

    private WorkbookFile(Path file, Schema schema, ExcelStyle style, int lastRow, @Nullable ExistingBook base)
            throws IOException {
        this.base = base;
        this.firstStyle = base == null ? WorkbookXml.FIRST_STYLE : base.firstStyle();
        this.schema = schema;
        this.style = style;
        this.lastRow = lastRow;
        for (int c = 0; c < schema.size(); c++) {
            cells.add(CellWriter.of(schema.field(c).type(), WorkbookXml.columnName(c), style, firstStyle));
        }
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    static WorkbookFile create(Path file, Schema schema, ExcelStyle style) throws IOException {
        return create(file, schema, style, LAST_ROW);
    }

    /** @param lastRow rows a sheet may have; Excel's own limit except in tests */
    static WorkbookFile create(Path file, Schema schema, ExcelStyle style, int lastRow) throws IOException {
        return begun(new WorkbookFile(file, schema, style, lastRow, null));
    }

    /**
     * Writes an existing workbook anew, with the rows in it.
     *
     * @param base the workbook, which is closed with this
     */
    static WorkbookFile extend(Path file, ExistingBook base, Schema schema, ExcelStyle style) throws IOException {
        return begun(new WorkbookFile(file, schema, style, LAST_ROW, base));
    }

    private static WorkbookFile begun(WorkbookFile book) throws IOException {
        try {
            book.beginSheet();
            return book;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private void beginSheet() throws IOException {
        String part = part();
        parts.add(part);
        zip.putNextEntry(new ZipEntry(part));
        ExistingBook existing = base;
        if (existing != null) {
            existing.wrote(part);
            tail = sheets.isEmpty() ? existing.tail(zip) : null;
        }
        sheets.add(name());
        row = 0;
        SheetTail rest = tail;
        if (rest == null) {
            append(WorkbookXml.sheetHead(schema, style).getBytes(StandardCharsets.UTF_8));
        } else {
            row = rest.lastRow();
        }
        if (style.header() != HeaderStyle.OMIT && row == 0) {
            row = 1;
            append(TextXml.ascii("<row r=\"1\">"));
            int bold = style.header() == HeaderStyle.PLAIN ? 0 : firstStyle + WorkbookXml.HEADER_STYLE;
            for (int c = 0; c < schema.size(); c++) {
                append(CellWriter.header(
                        WorkbookXml.columnName(c), 1, bold, schema.field(c).name()));
            }
            append(ROW_END);
        }
    }

    private String part() {
        if (base == null) {
            return "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml";
        }
        return sheets.isEmpty() ? base.partOfSheet() : base.newPart(1);
    }

    /** The name of the sheet that begins: a free one with a number for further sheets. */
    private String name() {
        if (sheets.isEmpty()) {
            return style.sheet();
        }
        for (int number = sheets.size() + 1; ; number++) {
            String suffix = " (" + number + ")";
            int length = Math.min(style.sheet().length(), 31 - suffix.length());
            String name = style.sheet().substring(0, length).stripTrailing() + suffix;
            if (!sheets.contains(name) && (base == null || !base.hasSheet(name))) {
                return name;
            }
        }
    }

    private void append(byte[] bytes) throws IOException {
        reserve(bytes.length);
        used = TextXml.put(bytes, out, used);
    }

    private void reserve(int count) throws IOException {
        if (out.length - used < count) {
            flushBlock();
            if (out.length < count) {
                out = Arrays.copyOf(out, count);
            }
        }
    }

    private void flushBlock() throws IOException {
        zip.write(out, 0, used);
        used = 0;
    }

    @Override
    public int write(Batch batch, SinkOutput output) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            cells.get(c).take(batch.column(c));
        }
        RowFailures refused = style.longText() == LongText.CUT ? new RowFailures() : tooLong(batch);
        int next = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            if (next < refused.size() && refused.row(next) == i) {
                while (next < refused.size() && refused.row(next) == i) {
                    next++;
                }
                continue;
            }
            if (row == lastRow) {
                nextSheet();
            }
            writeRow(i);
        }
        if (!refused.isEmpty()) {
            output.reject(batch, refused);
        }
        return batch.rowCount() - refused.rowCount();
    }

    private RowFailures tooLong(Batch batch) {
        RowFailures refused = new RowFailures();
        for (int i = 0; i < batch.rowCount(); i++) {
            for (int c = 0; c < cells.size(); c++) {
                if (cells.get(c).isTooLong(i)) {
                    String name = schema.field(c).name();
                    String what = "column '" + name + "': the text is longer than the " + CellWriter.LONGEST_TEXT
                            + " characters of a cell";
                    if (style.longText() == LongText.FAIL) {
                        throw new LoadException(Problem.of(ExcelErrors.LONG_TEXT, what)
                                .at("sheet '" + style.sheet() + "'")
                                .next("Set long_text to reject or cut, or leave the column out."));
                    }
                    refused.add(i, Failure.of("excel(" + name + ")", what));
                }
            }
        }
        return refused;
    }

    private void writeRow(int i) throws IOException {
        row++;
        int count = AsciiNumbers.integer(row, digits, 0);
        reserve(64);
        used = TextXml.put(ROW, out, used);
        System.arraycopy(digits, 0, out, used, count);
        used = TextXml.put(ROW_OPEN, out, used + count);
        for (int c = 0; c < cells.size(); c++) {
            CellWriter cell = cells.get(c);
            reserve(cell.room(i));
            used = cell.write(i, digits, count, out, used);
        }
        reserve(ROW_END.length);
        used = TextXml.put(ROW_END, out, used);
        if (used > BLOCK) {
            flushBlock();
        }
    }

    private void nextSheet() throws IOException {
        if (style.overflow() == Overflow.FAIL) {
            throw new LoadException(Problem.of(
                            ExcelErrors.TOO_MANY_ROWS, "a sheet has at most " + lastRow + " rows, its header included")
                    .at("sheet '" + style.sheet() + "'")
                    .next("Set overflow to next_sheet, or write csv or parquet."));
        }
        endSheet();
        beginSheet();
    }

    private void endSheet() throws IOException {
        SheetTail rest = tail;
        if (rest == null) {
            append(TextXml.ascii(WorkbookXml.sheetEnd()));
        }
        flushBlock();
        if (rest != null) {
            rest.copyRest(zip);
            tail = null;
        }
        zip.closeEntry();
    }

    @Override
    public void finish() throws IOException {
        endSheet();
        ExistingBook existing = base;
        if (existing != null) {
            existing.finish(zip, sheets, parts);
            finished = true;
            zip.close();
            existing.close();
            return;
        }
        part("xl/workbook.xml", WorkbookXml.workbook(sheets));
        part("xl/_rels/workbook.xml.rels", WorkbookXml.workbookRelations(sheets.size()));
        part("xl/styles.xml", WorkbookXml.styles(style));
        part("_rels/.rels", WorkbookXml.packageRelations());
        part("[Content_Types].xml", WorkbookXml.contentTypes(sheets.size()));
        finished = true;
        zip.close();
    }

    private void part(String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            try {
                zip.close();
            } finally {
                ExistingBook existing = base;
                if (existing != null) {
                    existing.close();
                }
            }
        }
    }
}
