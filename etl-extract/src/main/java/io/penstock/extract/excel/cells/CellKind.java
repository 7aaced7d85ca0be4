package io.penstock.extract.excel.cells;

/**
 * What a cell holds, one byte each so that a column of cells is an array. The bytes of a cell are UTF-8 text for {@link #TEXT} and
 * {@link #ERROR}, {@code 0} or {@code 1} for {@link #BOOLEAN}, and a decimal number for the others, which differ by their format.
 */
public final class CellKind {
    public static final byte EMPTY = 0;
    public static final byte TEXT = 1;
    public static final byte NUMBER = 2;
    /** A number that is shown as a day. */
    public static final byte DATE = 3;
    /** A number that is shown as a time of day. */
    public static final byte TIME = 4;
    /** A number that is shown as a day with a time. */
    public static final byte TIMESTAMP = 5;

    public static final byte BOOLEAN = 6;
    /** {@code #N/A}, {@code #DIV/0!}, … */
    public static final byte ERROR = 7;
    /** A formula whose result is not in the file. */
    public static final byte UNCALCULATED = 8;

    private CellKind() {}

    /** Whether the cell's bytes are a number. */
    public static boolean isNumber(byte kind) {
        return kind >= NUMBER && kind <= TIMESTAMP;
    }

    /** Whether the cell is a number shown as a date or time. */
    public static boolean isTemporal(byte kind) {
        return kind >= DATE && kind <= TIMESTAMP;
    }
}
