package io.penstock.quality.distinct;

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

/** A 64-bit hash of one value of any column, structure included: {@code [null]}, {@code []} and {@code [[]]} differ. */
public final class ValueHash {
    private static final long NULL = 0x6e756c6c6e756c6cL;

    private ValueHash() {}

    public static long of(Column column, int row) {
        if (column.isNull(row)) {
            return NULL;
        } else if (column instanceof LongColumn longs) {
            return WyHash.hash(longs.get(row), 1);
        } else if (column instanceof DoubleColumn doubles) {
            return WyHash.hash(Double.doubleToLongBits(doubles.get(row) + 0.0), 1);
        } else if (column instanceof BooleanColumn flags) {
            return WyHash.hash(flags.get(row) ? 1 : 0, 1);
        } else if (column instanceof TextColumn text) {
            return WyHash.hash(text.bytes(), text.starts()[row], text.ends()[row]);
        } else if (column instanceof BinaryColumn binary) {
            return WyHash.hash(binary.bytes(), binary.starts()[row], binary.ends()[row]);
        } else if (column instanceof DecimalColumn decimals) {
            BigInteger value = decimals.unscaled(row);
            return value == null
                    ? NULL
                    : WyHash.hash(value.longValue(), value.shiftRight(64).longValue());
        } else if (column instanceof ListColumn list) {
            return elements(list, row);
        }
        return parts((StructColumn) column, row);
    }

    private static long elements(ListColumn list, int row) {
        int from = list.offsets()[row];
        int to = list.offsets()[row + 1];
        long hash = WyHash.hash(to - from, 2);
        for (int e = from; e < to; e++) {
            hash = WyHash.hash(hash, of(list.elements(), e));
        }
        return hash;
    }

    private static long parts(StructColumn struct, int row) {
        long hash = WyHash.hash(struct.parts().size(), 3);
        for (Column part : struct.parts()) {
            hash = WyHash.hash(hash, of(part, row));
        }
        return hash;
    }
}
