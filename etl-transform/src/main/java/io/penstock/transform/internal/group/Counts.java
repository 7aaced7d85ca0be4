package io.penstock.transform.internal.group;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import java.util.Arrays;

/** Number of rows whose argument has a value, or is true; 0 without any. */
final class Counts implements Accumulator {
    private final boolean onlyTrue;
    private long[] counts = new long[16];

    Counts(boolean onlyTrue) {
        this.onlyTrue = onlyTrue;
    }

    @Override
    public void add(Column values, int[] rows, int count, int[] groups, int groupCount) {
        counts = Grown.longs(counts, groupCount);
        if (onlyTrue) {
            boolean[] flags = ((BooleanColumn) values).values();
            for (int k = 0; k < count; k++) {
                counts[groups[rows[k]]] += flags[rows[k]] ? 1 : 0;
            }
            return;
        }
        Validity validity = values.validity();
        for (int k = 0; k < count; k++) {
            counts[groups[rows[k]]] += validity.isValid(rows[k]) ? 1 : 0;
        }
    }

    @Override
    public Column build(int from, int to) {
        counts = Grown.longs(counts, to);
        return LongColumn.of(Type.INT64, Arrays.copyOfRange(counts, from, to), to - from, Validity.NO_NULLS);
    }

    @Override
    public long byteSize() {
        return 8L * counts.length;
    }
}
