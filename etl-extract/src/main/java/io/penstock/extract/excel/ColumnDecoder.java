package io.penstock.extract.excel;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.NullTokens;
import io.penstock.extract.text.TextSlices;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Cells of one column as values of one type. A column of a guessed type takes only cells of the kind the guess was made from; a declared
 * type also takes texts that can be read as it, numbers as dates and dates as numbers. Immutable; used by several threads.
 */
final class ColumnDecoder {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int EXACT_BYTES = 16;

    private final Type type;
    private final boolean declared;
    private final ColumnReader reader;
    private final ColumnReader numbers;
    private final @Nullable ZoneRules zone;
    private final ErrorCells errors;

    ColumnDecoder(Type type, boolean declared, NullTokens nulls, DateFormats dates, ZoneRules zone, ErrorCells errors) {
        this.errors = errors;
        this.type = type;
        this.declared = declared;
        this.reader = ColumnReader.of(type, nulls, dates);
        this.numbers = ColumnReader.of(Type.FLOAT64, NullTokens.NONE, DateFormats.ISO);
        this.zone = zone.equals(ZoneOffset.UTC.getRules()) ? null : zone;
    }

    /**
     * The values; cells that are no value of the type are null and added to {@code misfits}.
     *
     * @param texts the same cells as text
     */
    Column decode(CellGrid grid, int column, TextColumn texts, DateSystem dates, int number, Misfits misfits) {
        if (type == Type.TEXT) {
            return text(grid, column, texts, number, misfits);
        }
        int rows = grid.rows();
        boolean moments = type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP;
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        int[] serialEnds = new int[moments ? rows : 0];
        boolean anyText = false;
        boolean anySerial = false;
        Misfits unread = new Misfits();
        for (int row = 0; row < rows; row++) {
            byte kind = grid.kind(column, row);
            int from = grid.start(column, row);
            int to = grid.end(column, row);
            starts[row] = from;
            ends[row] = from;
            if (moments) {
                serialEnds[row] = from;
            }
            boolean empty = kind == CellKind.EMPTY || (kind == CellKind.TEXT && from == to);
            if (empty) {
                ends[row] = from;
            } else if (moments && (CellKind.isTemporal(kind) || (declared && kind == CellKind.NUMBER))) {
                serialEnds[row] = to;
                anySerial = true;
            } else if (type instanceof DecimalType
                    && CellKind.isNumber(kind)
                    && to - from > EXACT_BYTES
                    && isRead(kind)) {
                unread.add(row, 0);
            } else if (isRead(kind)) {
                ends[row] = to;
                anyText = true;
            } else {
                misfits.add(row, number);
            }
        }
        TextSlices slices = new TextSlices(grid.bytes().array(), starts, ends, rows);
        Column read = anyText || !moments ? reader.read(slices, 0, unread) : null;
        if (moments) {
            unread(unread, number, misfits);
            return anySerial || read == null
                    ? moments(
                            read,
                            new TextSlices(slices.bytes(), starts, serialEnds, rows),
                            dates,
                            number,
                            misfits,
                            grid,
                            column)
                    : read;
        }
        if (read instanceof BinaryColumn bytes) {
            unread(unread, number, misfits);
            return withoutEmptyCells(bytes, grid, column);
        }
        return unread.isEmpty() ? read(read) : again(read(read), unread, grid, column, number, misfits);
    }

    private static Column read(@Nullable Column column) {
        if (column == null) {
            throw new IllegalStateException("nothing was read");
        }
        return column;
    }

    /** No cell is no value; a cell with an empty text is a value of no bytes. */
    private static BinaryColumn withoutEmptyCells(BinaryColumn bytes, CellGrid grid, int column) {
        long[] valid = bytes.validity().copyWords(bytes.size());
        for (int row = 0; row < bytes.size(); row++) {
            if (grid.kind(column, row) != CellKind.TEXT) {
                Validity.clear(valid, row);
            }
        }
        return BinaryColumn.of(
                bytes.bytes(), bytes.starts(), bytes.ends(), bytes.size(), Validity.of(valid, bytes.size()));
    }

    private boolean isRead(byte kind) {
        if (type == Type.BOOLEAN) {
            return kind == CellKind.BOOLEAN || (declared && (kind == CellKind.TEXT || kind == CellKind.NUMBER));
        }
        boolean number = CellKind.isNumber(kind) && type.isNumeric() && (declared || kind == CellKind.NUMBER);
        return number || (declared && kind == CellKind.TEXT);
    }

    private static void unread(Misfits unread, int number, Misfits misfits) {
        for (int i = 0; i < unread.size(); i++) {
            misfits.add(unread.row(i), number);
        }
    }

    private Column text(CellGrid grid, int column, TextColumn texts, int number, Misfits misfits) {
        TextColumn read = (TextColumn)
                reader.read(new TextSlices(texts.bytes(), texts.starts(), texts.ends(), texts.size()), number, misfits);
        long[] valid = read.validity().and(texts.validity(), texts.size()).copyWords(texts.size());
        int[] ends = read.ends();
        boolean copied = false;
        for (int row = 0; row < grid.rows(); row++) {
            byte kind = grid.kind(column, row);
            boolean error = kind == CellKind.ERROR && errors != ErrorCells.TEXT;
            if (error || kind == CellKind.UNCALCULATED) {
                if (!copied) {
                    ends = ends.clone();
                    copied = true;
                }
                ends[row] = read.starts()[row];
                Validity.clear(valid, row);
                misfits.add(row, number);
            }
        }
        return TextColumn.of(read.bytes(), read.starts(), ends, texts.size(), Validity.of(valid, texts.size()));
    }

    private Column moments(
            @Nullable Column read,
            TextSlices serials,
            DateSystem dates,
            int number,
            Misfits misfits,
            CellGrid grid,
            int column) {
        int rows = serials.size();
        Misfits unread = new Misfits();
        DoubleColumn values = (DoubleColumn) numbers.read(serials, 0, unread);
        unread(unread, number, misfits);
        long[] micros = read instanceof LongColumn longs ? longs.values() : new long[rows];
        long[] valid = read == null
                ? new long[Validity.wordsFor(rows)]
                : read.validity().copyWords(rows);
        for (int row = 0; row < rows; row++) {
            if (values.isNull(row)) {
                continue;
            }
            double serial = values.get(row);
            long value = moment(serial, grid.kind(column, row), dates);
            if (value == Long.MIN_VALUE) {
                misfits.add(row, number);
            } else {
                micros[row] = value;
                valid[row >>> 6] |= 1L << row;
            }
        }
        return LongColumn.of(type, micros, rows, Validity.of(valid, rows));
    }

    /** A number of days in the unit of the type; {@link Long#MIN_VALUE} when it is no value of it. */
    private long moment(double serial, byte kind, DateSystem dates) {
        if (!dates.isMoment(serial)) {
            return Long.MIN_VALUE;
        }
        boolean time = serial < 1 && (kind == CellKind.TIME || declared);
        if (type == Type.TIME) {
            long micros = dates.microsOfDay(serial);
            return time && micros < DAY_MICROS ? micros : Long.MIN_VALUE;
        } else if (serial < 1 && kind == CellKind.TIME) {
            return Long.MIN_VALUE;
        }
        long micros = dates.micros(serial);
        if (type == Type.DATE) {
            return micros % DAY_MICROS == 0 ? Math.floorDiv(micros, DAY_MICROS) : Long.MIN_VALUE;
        }
        return zone == null ? micros : instant(micros, zone);
    }

    private static long instant(long micros, ZoneRules zone) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC);
        return micros - zone.getOffset(local).getTotalSeconds() * 1_000_000L;
    }

    /** Second try for numbers that are not written as plain digits, or with more digits than a double has. */
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    private Column again(Column read, Misfits unread, CellGrid grid, int column, int number, Misfits misfits) {
        int rows = grid.rows();
        long[] valid = read.validity().copyWords(rows);
        @Nullable BigInteger[] wide = new BigInteger[read instanceof DecimalColumn ? rows : 0];
        if (read instanceof DecimalColumn decimals) {
            for (int row = 0; row < rows; row++) {
                wide[row] = decimals.unscaled(row);
            }
        }
        for (int i = 0; i < unread.size(); i++) {
            int row = unread.row(i);
            double value = CellKind.isNumber(grid.kind(column, row))
                    ? CellTexts.value(grid.bytes().array(), grid.start(column, row), grid.end(column, row))
                    : Double.NaN;
            if (!Double.isFinite(value)) {
                misfits.add(row, number);
            } else if (type == Type.INT64 && read instanceof LongColumn longs && CellTypeGuess.isWhole(value)) {
                longs.values()[row] = (long) value;
                valid[row >>> 6] |= 1L << row;
            } else if (type instanceof DecimalType decimal) {
                BigInteger unscaled = unscaled(value, decimal);
                if (unscaled == null) {
                    misfits.add(row, number);
                } else if (read instanceof LongColumn longs) {
                    longs.values()[row] = unscaled.longValueExact();
                    valid[row >>> 6] |= 1L << row;
                } else {
                    wide[row] = unscaled;
                }
            } else {
                misfits.add(row, number);
            }
        }
        if (read instanceof LongColumn longs) {
            return LongColumn.of(type, longs.values(), rows, Validity.of(valid, rows));
        }
        return read instanceof DecimalColumn ? DecimalColumn.of((DecimalType) type, wide, rows) : read;
    }

    /** The number as Excel shows it, by its first 15 digits; null when it does not fit without rounding further. */
    private static @Nullable BigInteger unscaled(double value, DecimalType type) {
        BigDecimal shown = new BigDecimal(Double.toString(value))
                .round(new MathContext(EXACT_BYTES - 1))
                .stripTrailingZeros();
        if (shown.scale() > type.scale()) {
            return null;
        }
        BigDecimal scaled = shown.setScale(type.scale());
        return scaled.precision() > type.precision() ? null : scaled.unscaledValue();
    }
}
