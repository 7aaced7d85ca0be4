package io.penstock.extract.parquet;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As {@link Column#gather}, with -1 for a null. */
final class NullableGather {
    private NullableGather() {}

    static Column of(Column column, int[] rows) {
        boolean whole = Arrays.stream(rows).allMatch(row -> row >= 0);
        if (whole) {
            return column.gather(rows, rows.length);
        }
        // A null behind the last value is what -1 stands for.
        int[] shifted = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            shifted[i] = rows[i] < 0 ? column.size() : rows[i];
        }
        return withNull(column).gather(shifted, rows.length);
    }

    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    private static Column withNull(Column column) {
        int size = column.size();
        long[] words = Arrays.copyOf(column.validity().copyWords(size), Validity.wordsFor(size + 1));
        Validity.clear(words, size);
        Validity validity = Validity.of(words, size + 1);
        if (column instanceof LongColumn longs) {
            return LongColumn.of(longs.type(), Arrays.copyOf(longs.values(), size + 1), size + 1, validity);
        } else if (column instanceof DoubleColumn doubles) {
            return DoubleColumn.of(Arrays.copyOf(doubles.values(), size + 1), size + 1, validity);
        } else if (column instanceof BooleanColumn flags) {
            return BooleanColumn.of(Arrays.copyOf(flags.values(), size + 1), size + 1, validity);
        } else if (column instanceof TextColumn text) {
            return TextColumn.of(
                    text.bytes(), ended(text.starts(), size), ended(text.ends(), size), size + 1, validity);
        } else if (column instanceof BinaryColumn binary) {
            return BinaryColumn.of(
                    binary.bytes(), ended(binary.starts(), size), ended(binary.ends(), size), size + 1, validity);
        } else if (column instanceof DecimalColumn decimals) {
            @Nullable BigInteger[] values = new BigInteger[size + 1];
            for (int i = 0; i < size; i++) {
                values[i] = decimals.unscaled(i);
            }
            return DecimalColumn.of(decimals.type(), values, size + 1);
        } else if (column instanceof ListColumn list) {
            int[] offsets = Arrays.copyOf(list.offsets(), size + 2);
            offsets[size + 1] = offsets[size];
            return ListColumn.of(offsets, list.elements(), size + 1, validity);
        }
        StructColumn struct = (StructColumn) column;
        List<Column> parts =
                struct.parts().stream().map(NullableGather::withNull).toList();
        return StructColumn.of(struct.type(), parts, size + 1, validity);
    }

    private static int[] ended(int[] values, int size) {
        int[] longer = Arrays.copyOf(values, size + 1);
        longer[size] = 0;
        return longer;
    }
}
