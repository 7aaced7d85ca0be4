package io.penstock.transform.parse;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.transform.internal.RecentValues;
import io.penstock.transform.internal.RowBits;
import java.util.List;
import java.util.Locale;

/** {@code BOOLEAN} from two lists of words, case ignored. */
final class BooleanReader implements ColumnReader {
    private static final long UNKNOWN = 2;

    private final List<String> trues;
    private final List<String> falses;
    private final RecentValues recent = new RecentValues();

    BooleanReader(List<String> trues, List<String> falses) {
        this.trues = trues;
        this.falses = falses;
    }

    @Override
    public Column read(TextColumn column, long[] failed) {
        int size = column.size();
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (column.isNull(i)) {
                continue;
            }
            int slot = recent.slot(column, i);
            if (!recent.holds(slot, column, i)) {
                recent.put(slot, column, i, meaning(column.string(i).toLowerCase(Locale.ROOT)));
            }
            if (recent.value(slot) == UNKNOWN) {
                RowBits.set(failed, i);
            } else {
                values[i] = recent.value(slot) == 1;
            }
        }
        return BooleanColumn.of(values, size, LongColumnReader.without(column.validity(), failed, size));
    }

    private long meaning(String lower) {
        return trues.contains(lower) ? 1 : falses.contains(lower) ? 0 : UNKNOWN;
    }
}
