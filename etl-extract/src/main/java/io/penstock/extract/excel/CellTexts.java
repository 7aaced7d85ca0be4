package io.penstock.extract.excel;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.DateSystem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Cells as text: texts and errors as they are, numbers in the fewest digits that are the same number, dates and times in ISO form
 * without a zone, {@code true} and {@code false}. A formula without a result is an empty text.
 */
final class CellTexts {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int PLAIN_DIGITS = 15;

    private CellTexts() {}

    /** One column as text; empty cells are null. Where no cell has to be written anew the bytes of the grid are shared. */
    static TextColumn column(CellGrid grid, int column, DateSystem dates) {
        int rows = grid.rows();
        if (grid.isEmpty(column)) {
            int[] nowhere = new int[rows];
            return TextColumn.of(new byte[0], nowhere, nowhere, rows, Validity.allNull(rows));
        }
        byte[] kinds = grid.kinds(column);
        long[] valid = new long[Validity.wordsFor(rows)];
        boolean plain = true;
        for (int row = 0; row < rows; row++) {
            if (kinds[row] != CellKind.EMPTY) {
                valid[row >>> 6] |= 1L << row;
                plain = plain && isPlain(grid, column, row);
            }
        }
        Validity validity = Validity.of(valid, rows);
        if (plain) {
            return TextColumn.of(grid.bytes().array(), grid.starts(column), grid.ends(column), rows, validity);
        }
        Bytes texts = new Bytes(rows * 12);
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = texts.size();
            append(texts, grid, column, row, dates);
            ends[row] = texts.size();
        }
        return TextColumn.of(texts.array(), starts, ends, rows, validity);
    }

    /** Whether the cell's bytes are its text already. */
    private static boolean isPlain(CellGrid grid, int column, int row) {
        byte kind = grid.kinds(column)[row];
        return kind == CellKind.TEXT
                || kind == CellKind.ERROR
                || (kind == CellKind.NUMBER
                        && isPlainNumber(grid.bytes().array(), grid.start(column, row), grid.end(column, row)));
    }

    private static boolean isPlainNumber(byte[] b, int from, int to) {
        int i = from < to && b[from] == '-' ? from + 1 : from;
        if (i == to || to - i > PLAIN_DIGITS || (b[i] == '0' && to - i > 1 && b[i + 1] != '.')) {
            return false;
        }
        boolean point = false;
        for (; i < to; i++) {
            if (b[i] == '.' && !point && i + 1 < to) {
                point = true;
            } else if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return !point || b[to - 1] != '0';
    }

    static void append(Bytes out, CellGrid grid, int column, int row, DateSystem dates) {
        byte kind = grid.kind(column, row);
        byte[] b = grid.bytes().array();
        int from = grid.start(column, row);
        int to = grid.end(column, row);
        switch (kind) {
            case CellKind.TEXT, CellKind.ERROR -> out.append(b, from, to);
            case CellKind.BOOLEAN -> out.append(b[from] == '1' || b[from] == 't' ? "true" : "false");
            case CellKind.NUMBER -> number(out, b, from, to);
            case CellKind.DATE, CellKind.TIME, CellKind.TIMESTAMP -> moment(out, kind, b, from, to, dates);
            default -> {}
        }
    }

    /** The number in bytes of ASCII; NaN when they are none. */
    static double value(byte[] b, int from, int to) {
        try {
            return Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void number(Bytes out, byte[] b, int from, int to) {
        if (isPlainNumber(b, from, to)) {
            out.append(b, from, to);
            return;
        }
        double value = value(b, from, to);
        if (Double.isNaN(value)) {
            out.append(b, from, to);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append(Long.toString((long) value));
        } else if (Double.isInfinite(value) || Math.abs(value) >= 1e21 || Math.abs(value) < 1e-10) {
            out.append(Double.toString(value));
        } else {
            out.append(
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
        }
    }

    private static void moment(Bytes out, byte kind, byte[] b, int from, int to, DateSystem dates) {
        double serial = value(b, from, to);
        if (!dates.isMoment(serial)) {
            number(out, b, from, to);
            return;
        }
        if (kind == CellKind.TIME && serial < 1) {
            out.append(LocalTime.ofNanoOfDay(Math.min(DAY_MICROS - 1, dates.microsOfDay(serial)) * 1000)
                    .toString());
            return;
        }
        long micros = dates.micros(serial);
        long day = Math.floorDiv(micros, DAY_MICROS);
        long rest = Math.floorMod(micros, DAY_MICROS);
        LocalDate date = LocalDate.ofEpochDay(day);
        if (kind == CellKind.DATE && rest == 0) {
            out.append(date.toString());
        } else {
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
            out.append(time.toString());
        }
    }
}
