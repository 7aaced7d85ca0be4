package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedAreas;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;
import java.io.IOException;

/**
 * The rows of a worksheet's XML (ECMA-376 part 1, 18.3.1.73). Rows and cells without a reference follow the one before. Formulas count by
 * the result that is stored with them.
 */
final class SheetRows implements RowSource {
    private static final long SHEET_DATA = XmlScanner.name("sheetData");
    private static final long ROW = XmlScanner.name("row");
    private static final long CELL = XmlScanner.name("c");
    private static final long VALUE = XmlScanner.name("v");
    private static final long INLINE = XmlScanner.name("is");
    private static final long FORMULA = XmlScanner.name("f");
    private static final long REFERENCE = XmlScanner.name("r");
    private static final long STYLE = XmlScanner.name("s");
    private static final long TYPE = XmlScanner.name("t");
    private static final long HIDDEN = XmlScanner.name("hidden");

    private final XmlScanner xml;
    private final XlsxBook book;
    private final RowOptions options;
    private final CellRange range;
    private final MergedAreas merged;
    private boolean inData;
    private boolean ended;
    /** A row whose start tag was read but which waits for rows in front of it. */
    private int waiting;

    private int lastRow;
    private int lastGiven;
    private int lastColumn;
    private int style;
    private int type;

    SheetRows(XmlScanner xml, XlsxBook book, RowOptions options, MergedAreas merged) {
        this.xml = xml;
        this.book = book;
        this.options = options;
        this.range = options.range();
        this.merged = merged;
        this.lastGiven = range.firstRow() - 1;
    }

    @Override
    public boolean read(CellGrid grid) throws IOException {
        while (!ended && !grid.isFull()) {
            if (waiting > 0 || nextRow()) {
                row(grid);
            }
        }
        return !ended;
    }

    /** Moves behind the start tag of the next row in the range that is to be given. */
    private boolean nextRow() throws IOException {
        int event = xml.next();
        if (event == XmlScanner.DONE || (event == XmlScanner.END && xml.name() == SHEET_DATA)) {
            ended = true;
        } else if (event == XmlScanner.START && xml.name() == SHEET_DATA) {
            inData = true;
        } else if (event == XmlScanner.START && inData && xml.name() == ROW) {
            int number = lastRow + 1;
            boolean hidden = false;
            byte[] b = xml.buffer();
            for (int i = 0; i < xml.attributes(); i++) {
                int from = xml.attributeStart(i);
                int to = xml.attributeEnd(i);
                if (xml.attributeName(i) == REFERENCE) {
                    number = number(b, from, to);
                } else if (xml.attributeName(i) == HIDDEN) {
                    hidden = isTrue(b, from, to);
                }
            }
            if (number < 1 || number > CellRange.MOST_ROWS) {
                throw damaged("a row has a number that is not 1 to " + CellRange.MOST_ROWS);
            }
            lastRow = number;
            if (number > range.lastRow()) {
                ended = true;
            } else if (number < range.firstRow() || (hidden && options.hiddenRows() == HiddenRows.SKIP)) {
                lastGiven = Math.max(lastGiven, number);
                skip();
            } else {
                waiting = number;
                return true;
            }
        }
        return false;
    }

    private void row(CellGrid grid) throws IOException {
        boolean keep = options.emptyRows() == EmptyRows.KEEP;
        while (keep && lastGiven + 1 < waiting) {
            if (grid.isFull()) {
                return;
            }
            grid.beginRow(++lastGiven);
            grid.endRow(true);
        }
        if (grid.isFull()) {
            return;
        }
        int number = waiting;
        waiting = 0;
        lastGiven = number;
        lastColumn = -1;
        grid.beginRow(number);
        for (int event = xml.next(); event != XmlScanner.END || xml.name() != ROW; event = xml.next()) {
            if (event == XmlScanner.START && xml.name() == CELL) {
                cell(grid);
            }
        }
        merged.fill(grid, number);
        grid.endRow(keep);
    }

    private void skip() throws IOException {
        int floor = xml.depth() - 1;
        while (xml.depth() > floor) {
            xml.next();
        }
    }

    private void cell(CellGrid grid) throws IOException {
        readAttributes();
        Bytes bytes = grid.bytes();
        int start = bytes.size();
        boolean value = false;
        boolean formula = false;
        boolean inline = false;
        for (int event = xml.next(); event != XmlScanner.END || xml.name() != CELL; event = xml.next()) {
            if (event != XmlScanner.START) {
                continue;
            }
            if (xml.name() == VALUE) {
                bytes.cut(start);
                xml.text(bytes);
                value = true;
            } else if (xml.name() == INLINE) {
                bytes.cut(start);
                RichText.append(xml, bytes);
                inline = true;
            } else if (xml.name() == FORMULA) {
                formula = true;
            }
        }
        byte kind = inline ? CellKind.TEXT : kind(bytes, start, value, formula);
        if (kind == CellKind.EMPTY || lastColumn < range.firstColumn() || lastColumn > range.lastColumn()) {
            bytes.cut(start);
        } else {
            grid.cell(lastColumn, kind, start, bytes.size());
        }
    }

    private void readAttributes() {
        style = 0;
        type = 'n';
        int column = lastColumn + 1;
        byte[] b = xml.buffer();
        for (int i = 0; i < xml.attributes(); i++) {
            int from = xml.attributeStart(i);
            int to = xml.attributeEnd(i);
            long name = xml.attributeName(i);
            if (name == REFERENCE) {
                column = column(b, from, to);
            } else if (name == STYLE) {
                style = number(b, from, to);
            } else if (name == TYPE && to > from) {
                type = to - from == 3 ? 'S' : b[from];
            }
        }
        if (column < 0 || column >= CellRange.MOST_COLUMNS) {
            throw damaged("a cell has a reference that is not A to XFD");
        }
        lastColumn = column;
    }

    /** What the cell is by its type ({@code S} stands for {@code str}) and its value, which is put in its final form. */
    private byte kind(Bytes bytes, int start, boolean value, boolean formula) throws IOException {
        if (type != 'S' && type != 'i') {
            trim(bytes, start);
        }
        boolean empty = bytes.size() == start;
        switch (type) {
            case 's' -> {
                return empty ? CellKind.EMPTY : shared(bytes, start);
            }
            case 'S' -> {
                RichText.finish(xml, bytes, start);
                return value ? CellKind.TEXT : formula ? CellKind.UNCALCULATED : CellKind.EMPTY;
            }
            case 'i' -> {
                RichText.finish(xml, bytes, start);
                return value ? CellKind.TEXT : CellKind.EMPTY;
            }
            case 'b' -> {
                return empty ? missing(formula) : CellKind.BOOLEAN;
            }
            case 'e' -> {
                return value ? CellKind.ERROR : missing(formula);
            }
            case 'd' -> {
                return empty ? missing(formula) : IsoCells.toSerial(bytes, start, book.dateSystem());
            }
            default -> {
                return empty ? missing(formula) : book.styles().kind(style);
            }
        }
    }

    /** Takes white space off both ends of the value. */
    private static void trim(Bytes bytes, int start) {
        byte[] b = bytes.array();
        int end = bytes.size();
        while (end > start && b[end - 1] <= ' ' && b[end - 1] >= 0) {
            end--;
        }
        int from = start;
        while (from < end && b[from] <= ' ' && b[from] >= 0) {
            from++;
        }
        if (from > start) {
            System.arraycopy(b, from, b, start, end - from);
        }
        bytes.cut(start + end - from);
    }

    private static byte missing(boolean formula) {
        return formula ? CellKind.UNCALCULATED : CellKind.EMPTY;
    }

    private byte shared(Bytes bytes, int start) throws IOException {
        int index = number(bytes.array(), start, bytes.size());
        SharedStrings strings = book.strings();
        if (index < 0 || index >= strings.size()) {
            throw damaged(
                    "cell " + CellRange.cellName(lastRow, lastColumn) + " refers to a shared text that is not there");
        }
        bytes.cut(start);
        strings.append(index, bytes);
        return CellKind.TEXT;
    }

    private RuntimeException damaged(String what) {
        return ExcelErrors.damaged(options.place(), what, null);
    }

    /** The column of a reference such as {@code C7}; -1 when it has none. */
    static int column(byte[] b, int from, int to) {
        int column = 0;
        for (int i = from; i < to; i++) {
            int letter = (b[i] & ~0x20) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = column * 26 + letter + 1;
            if (column > CellRange.MOST_COLUMNS) {
                return column;
            }
        }
        return column - 1;
    }

    /** A whole number, or -1. */
    static int number(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9 || value > 100_000_000) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return from < to ? value : -1;
    }

    static boolean isTrue(byte[] b, int from, int to) {
        return to > from && (b[from] == '1' || b[from] == 't');
    }

    @Override
    public void close() throws IOException {
        ended = true;
        xml.close();
    }
}
