package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.transform.Direction;
import io.penstock.transform.NullOrder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Makes normalised keys: bytes whose unsigned order is the order of the rows (Blasgen, Casey, Eswaran 1977; the form is close to
 * that of DuckDB and FoundationDB's tuples). Per column one byte tells null from value, then come: 64-bit values big-endian with
 * the sign turned; doubles likewise after their order-preserving bits (−0.0 is 0.0, every NaN is one and above infinity); texts
 * with one added to every UTF-8 byte and a zero behind, so by code point; binary likewise with an escape; wide decimals in 16
 * bytes; lists element by element, structs part by part, nulls inside them last. Descending columns have all bits of the value
 * turned. Not thread-safe: buffers are used again.
 */
public final class KeyEncoder {
    static final byte VALUE = 1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SPARE = 8;

    private final List<SortColumn> columns;
    private final NestedKeys[] nested;
    private int[] at = new int[0];

    public KeyEncoder(List<SortColumn> columns) {
        this.columns = List.copyOf(columns);
        this.nested = new NestedKeys[columns.size()];
        Arrays.setAll(nested, c -> new NestedKeys());
    }

    /** An encoder that is only asked whether keys are equal: nulls are equal to each other. */
    public static KeyEncoder ofGroups(int[] positions) {
        return new KeyEncoder(
                Arrays.stream(positions).mapToObj(SortColumn::rising).toList());
    }

    /** Keys of a single column, which stands for the batch's first. */
    public RowKeys encode(Column column) {
        return encode(Batch.of(Schema.of(Field.of("key", column.type())), column));
    }

    /** @throws ArithmeticException when the keys of one batch take more than two gigabytes */
    public RowKeys encode(Batch batch) {
        int rows = batch.rowCount();
        int[] starts = new int[rows + 1];
        for (int c = 0; c < columns.size(); c++) {
            addLengths(batch.column(columns.get(c).position()), nested[c], starts);
        }
        for (int i = 0; i < rows; i++) {
            starts[i + 1] = Math.addExact(starts[i], starts[i + 1]);
        }
        byte[] bytes = new byte[Math.addExact(starts[rows], SPARE)];
        if (at.length < rows) {
            at = new int[rows];
        }
        System.arraycopy(starts, 0, at, 0, rows);
        for (int c = 0; c < columns.size(); c++) {
            write(columns.get(c), batch.column(columns.get(c).position()), nested[c], bytes);
        }
        return new RowKeys(bytes, starts);
    }

    /** Adds the length of row i's part of the key to {@code lengths[i + 1]}. */
    private static void addLengths(Column column, NestedKeys nestedKeys, int[] lengths) {
        int rows = column.size();
        if (column instanceof TextColumn text) {
            for (int i = 0; i < rows; i++) {
                lengths[i + 1] += 2 + text.length(i);
            }
        } else if (column instanceof LongColumn || column instanceof DoubleColumn) {
            for (int i = 0; i < rows; i++) {
                lengths[i + 1] += 1 + Long.BYTES;
            }
        } else if (column instanceof BooleanColumn) {
            for (int i = 0; i < rows; i++) {
                lengths[i + 1] += 2;
            }
        } else {
            nestedKeys.encode(column);
            for (int i = 0; i < rows; i++) {
                lengths[i + 1] += 1 + nestedKeys.length(i);
            }
        }
    }

    private void write(SortColumn key, Column column, NestedKeys nestedKeys, byte[] bytes) {
        byte nullMark = key.nulls() == NullOrder.FIRST ? (byte) 0 : 2;
        long turn = key.direction() == Direction.DESC ? -1L : 0L;
        int rows = column.size();
        if (column.validity().hasNulls()) {
            Validity validity = column.validity();
            for (int i = 0; i < rows; i++) {
                bytes[at[i]++] = validity.isValid(i) ? VALUE : nullMark;
            }
        } else {
            for (int i = 0; i < rows; i++) {
                bytes[at[i]++] = VALUE;
            }
        }
        if (column instanceof TextColumn text) {
            writeTexts(text, (byte) turn, bytes);
        } else if (column instanceof LongColumn longs) {
            long flip = turn ^ Long.MIN_VALUE;
            for (int i = 0; i < rows; i++) {
                LONGS.set(bytes, at[i], longs.get(i) ^ flip);
                at[i] += Long.BYTES;
            }
        } else if (column instanceof DoubleColumn doubles) {
            for (int i = 0; i < rows; i++) {
                LONGS.set(bytes, at[i], ordered(doubles.get(i)) ^ turn);
                at[i] += Long.BYTES;
            }
        } else if (column instanceof BooleanColumn booleans) {
            for (int i = 0; i < rows; i++) {
                bytes[at[i]++] = (byte) ((booleans.get(i) ? 1 : 0) ^ turn);
            }
        } else {
            for (int i = 0; i < rows; i++) {
                at[i] = nestedKeys.copy(i, (byte) turn, bytes, at[i]);
            }
        }
    }

    private void writeTexts(TextColumn text, byte turn, byte[] bytes) {
        byte[] from = text.bytes();
        for (int i = 0; i < text.size(); i++) {
            int to = at[i];
            int end = text.ends()[i];
            for (int f = text.starts()[i]; f < end; f++) {
                bytes[to++] = (byte) ((from[f] + 1) ^ turn);
            }
            bytes[to++] = turn;
            at[i] = to;
        }
    }

    /** The double's bits so that their unsigned order is the order of the values. */
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }
}
