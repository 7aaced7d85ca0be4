package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.transform.internal.sort.KeyEncoder;
import io.penstock.transform.internal.sort.RowKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Number of different values, or the most frequent one (of several the least), from values in order. */
final class ValueRuns extends GroupResult {
    private final boolean mode;
    private final KeyEncoder encoder = KeyEncoder.ofGroups(new int[] {0});
    private byte[] last = new byte[0];
    private @Nullable Column encoded;
    private @Nullable RowKeys keys;
    private long distinct;
    private long length;
    private long longest;
    private @Nullable Object value;
    private @Nullable Object mostFrequent;

    ValueRuns(boolean mode) {
        super(Order.VALUE, Nulls.SKIP);
        this.mode = mode;
    }

    @Override
    void begin(long count) {
        distinct = 0;
        length = 0;
        longest = 0;
        value = null;
        mostFrequent = null;
    }

    @Override
    void take(Column values, int from, int to) {
        RowKeys rowKeys = keys;
        if (encoded != values || rowKeys == null) {
            rowKeys = encoder.encode(values);
            keys = rowKeys;
            encoded = values;
        }
        for (int i = from; i < to; i++) {
            boolean same = i > from ? rowKeys.same(i, rowKeys, i - 1) : distinct > 0 && rowKeys.compare(i, last) == 0;
            if (!same) {
                endRun();
                distinct++;
                value = mode ? values.value(i) : null;
                length = 0;
            }
            length++;
        }
        last = Arrays.copyOfRange(rowKeys.bytes(), rowKeys.start(to - 1), rowKeys.end(to - 1));
    }

    private void endRun() {
        if (length > longest) {
            longest = length;
            mostFrequent = value;
        }
    }

    @Override
    @Nullable
    Object end() {
        endRun();
        return mode ? mostFrequent : (Object) distinct;
    }
}
