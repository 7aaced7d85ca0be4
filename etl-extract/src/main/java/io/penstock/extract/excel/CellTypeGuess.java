package io.penstock.extract.excel;

import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.schema.Type;

/**
 * Guesses the type of one column from its cells, only where all of them agree: whole numbers INT64, other numbers FLOAT64, dates by
 * their format DATE or, with a time, TIMESTAMP. Texts are TEXT whatever they look like. Empty cells, empty texts and errors say
 * nothing. Not thread-safe.
 */
final class CellTypeGuess {
    private static final int WHOLE = 1;
    private static final int FRACTION = 2;
    private static final int DATE = 4;
    private static final int TIMESTAMP = 8;
    private static final int TIME = 16;
    private static final int BOOLEAN = 32;
    private static final int OTHER = 64;

    private int seen;

    void observe(CellGrid grid, int column, DateSystem dates) {
        if (column >= grid.width() || grid.isEmpty(column)) {
            return;
        }
        byte[] b = grid.bytes().array();
        for (int row = 0; row < grid.rows() && (seen & OTHER) == 0; row++) {
            byte kind = grid.kinds(column)[row];
            if (kind != CellKind.EMPTY) {
                seen |= kind(kind, b, grid.starts(column)[row], grid.ends(column)[row], dates);
            }
        }
    }

    private static int kind(byte kind, byte[] b, int from, int to, DateSystem dates) {
        return switch (kind) {
            case CellKind.TEXT -> from < to ? OTHER : 0;
            case CellKind.BOOLEAN -> BOOLEAN;
            case CellKind.NUMBER -> number(b, from, to);
            case CellKind.DATE, CellKind.TIME, CellKind.TIMESTAMP -> moment(kind, CellTexts.value(b, from, to), dates);
            default -> 0;
        };
    }

    private static int number(byte[] b, int from, int to) {
        if (to - from <= 15) {
            int i = b[from] == '-' ? from + 1 : from;
            while (i < to && b[i] >= '0' && b[i] <= '9') {
                i++;
            }
            if (i == to && to > from) {
                return WHOLE;
            }
        }
        double value = CellTexts.value(b, from, to);
        if (Double.isNaN(value)) {
            return OTHER;
        }
        return isWhole(value) ? WHOLE : FRACTION;
    }

    /** Whether a number is a whole one that 64 bits hold exactly. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p63;
    }

    private static int moment(byte kind, double serial, DateSystem dates) {
        if (!dates.isMoment(serial)) {
            return isWhole(serial) ? WHOLE : Double.isNaN(serial) ? OTHER : FRACTION;
        } else if (kind == CellKind.TIME && serial < 1) {
            return TIME;
        }
        return kind == CellKind.DATE && serial == Math.rint(serial) ? DATE : TIMESTAMP;
    }

    /** The type that fits every cell so far; TEXT when there was none. */
    Type type() {
        if (seen == 0) {
            return Type.TEXT;
        } else if (only(WHOLE)) {
            return Type.INT64;
        } else if (only(WHOLE | FRACTION)) {
            return Type.FLOAT64;
        } else if (only(DATE)) {
            return Type.DATE;
        } else if (only(DATE | TIMESTAMP)) {
            return Type.TIMESTAMP;
        } else if (only(TIME)) {
            return Type.TIME;
        }
        return only(BOOLEAN) ? Type.BOOLEAN : Type.TEXT;
    }

    private boolean only(int kinds) {
        return (seen & ~kinds) == 0;
    }
}
