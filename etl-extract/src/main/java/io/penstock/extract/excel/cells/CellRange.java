package io.penstock.extract.excel.cells;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle of cells, edges included.
 *
 * @param firstRow from 1
 * @param lastRow at most {@value #MOST_ROWS}
 * @param firstColumn from 0, which is A
 * @param lastColumn at most 16383, which is XFD
 */
public record CellRange(int firstRow, int lastRow, int firstColumn, int lastColumn) implements Serializable {
    public static final int MOST_ROWS = 1_048_576;
    public static final int MOST_COLUMNS = 16_384;

    /** Every cell of a sheet. */
    public static final CellRange ALL = new CellRange(1, MOST_ROWS, 0, MOST_COLUMNS - 1);

    private static final Pattern FORM =
            Pattern.compile("\\$?([A-Z]{1,3})?\\$?(\\d{1,7})?(:\\$?([A-Z]{1,3})?\\$?(\\d{1,7})?)?");

    /** {@code B3:H200}, {@code B:H}, {@code 3:200}, {@code B3:H} (to the end) or {@code B3}; null when it is none. */
    public static @Nullable CellRange parse(String text) {
        Matcher match = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (text.isBlank() || !match.matches()) {
            return null;
        }
        boolean single = match.group(3) == null;
        int firstRow = row(match.group(2), 1);
        int firstColumn = column(match.group(1), 0);
        int lastRow = row(single ? match.group(2) : match.group(5), MOST_ROWS);
        int lastColumn = column(single ? match.group(1) : match.group(4), MOST_COLUMNS - 1);
        boolean valid = firstRow >= 1
                && firstRow <= lastRow
                && lastRow <= MOST_ROWS
                && firstColumn <= lastColumn
                && lastColumn < MOST_COLUMNS;
        return valid ? new CellRange(firstRow, lastRow, firstColumn, lastColumn) : null;
    }

    private static int row(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int column(@Nullable String letters, int otherwise) {
        if (letters == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /** {@code C} for 2. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int c = column + 1; c > 0; c = (c - 1) / 26) {
            name.insert(0, (char) ('A' + (c - 1) % 26));
        }
        return name.toString();
    }

    /** {@code C7} for row 7 and column 2. */
    public static String cellName(int row, int column) {
        return columnName(column) + row;
    }

    /** The same without the rows before {@code row}. */
    public CellRange fromRow(int row) {
        return new CellRange(row, lastRow, firstColumn, lastColumn);
    }

    /** Whether not every column of a sheet is in it. */
    public boolean limitsColumns() {
        return firstColumn > 0 || lastColumn < MOST_COLUMNS - 1;
    }

    public boolean overlaps(CellRange other) {
        return firstRow <= other.lastRow
                && other.firstRow <= lastRow
                && firstColumn <= other.lastColumn
                && other.firstColumn <= lastColumn;
    }

    @Override
    public String toString() {
        return cellName(firstRow, firstColumn) + ":" + cellName(lastRow, lastColumn);
    }
}
