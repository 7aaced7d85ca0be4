package io.penstock.transform.internal.sort;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import java.math.BigInteger;
import java.util.Arrays;

/** The keys of rarer columns (binary, wide decimals, lists, structs), made value by value; rising. See {@link KeyEncoder}. */
final class NestedKeys {
    private static final byte NULL_LAST = 2;

    private byte[] bytes = new byte[256];
    private int used;
    private int[] ends = new int[0];

    void encode(Column column) {
        used = 0;
        if (ends.length < column.size()) {
            ends = new int[column.size()];
        }
        for (int i = 0; i < column.size(); i++) {
            if (!column.isNull(i)) {
                value(column, i);
            }
            ends[i] = used;
        }
    }

    int length(int row) {
        return ends[row] - start(row);
    }

    /** Copies a key, every byte xor {@code turn}, and gives the position behind it. */
    int copy(int row, byte turn, byte[] to, int at) {
        int next = at;
        for (int i = start(row); i < ends[row]; i++) {
            to[next++] = (byte) (bytes[i] ^ turn);
        }
        return next;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    private void value(Column column, int i) {
        if (column instanceof LongColumn longs) {
            word(longs.get(i) ^ Long.MIN_VALUE);
        } else if (column instanceof DoubleColumn doubles) {
            word(KeyEncoder.ordered(doubles.get(i)));
        } else if (column instanceof BooleanColumn booleans) {
            put(booleans.get(i) ? 1 : 0);
        } else if (column instanceof TextColumn text) {
            for (int b = text.starts()[i]; b < text.ends()[i]; b++) {
                put(text.bytes()[b] + 1);
            }
            put(0);
        } else if (column instanceof BinaryColumn binary) {
            escaped(binary, i);
        } else if (column instanceof DecimalColumn decimals) {
            BigInteger unscaled = decimals.unscaled(i);
            if (unscaled != null) {
                word(unscaled.shiftRight(64).longValue() ^ Long.MIN_VALUE);
                word(unscaled.longValue());
            }
        } else if (column instanceof ListColumn lists) {
            for (int e = lists.offsets()[i]; e < lists.offsets()[i + 1]; e++) {
                member(lists.elements(), e);
            }
            put(0);
        } else if (column instanceof StructColumn struct) {
            for (Column part : struct.parts()) {
                member(part, i);
            }
        }
    }

    private void member(Column column, int i) {
        if (column.isNull(i)) {
            put(NULL_LAST);
        } else {
            put(KeyEncoder.VALUE);
            value(column, i);
        }
    }

    /** Bytes 0 and 1 become 1 1 and 1 2, a zero ends the value. */
    private void escaped(BinaryColumn binary, int i) {
        for (int b = binary.starts()[i]; b < binary.ends()[i]; b++) {
            byte each = binary.bytes()[b];
            if (each == 0 || each == 1) {
                put(1);
                put(each + 1);
            } else {
                put(each);
            }
        }
        put(0);
    }

    private void word(long word) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (word >>> shift));
        }
    }

    private void put(int value) {
        if (used == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(used, 2));
        }
        bytes[used++] = (byte) value;
    }
}
