package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.LongColumnBuilder;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import io.penstock.transform.internal.sort.KeyEncoder;
import io.penstock.transform.internal.sort.RowKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One value of each group, chosen by a rule. Values of 64 bits are kept as they are; of others the value as an object and, for
 * least and greatest, its key, which says the order: of a text its bytes, of others see {@link KeyEncoder}.
 */
final class Chosen implements Accumulator {
    private static final byte NULL = 1;
    private static final byte VALUE = 2;

    private final Type type;
    private final Rule rule;
    private final boolean narrow;
    private final boolean ordered;
    private final KeyEncoder encoder = KeyEncoder.ofGroups(new int[] {0});
    private byte[] seen = new byte[16];
    private long[] longs = new long[0];
    private @Nullable Object[] values = new Object[0];
    private byte[][] keys = new byte[0][];
    private long valueBytes;

    /** Which value of a group. */
    enum Rule {
        /** The first row's, null or not. */
        FIRST,
        /** The last row's, null or not. */
        LAST,
        /** The first that is not null. */
        ANY,
        LEAST,
        GREATEST
    }

    Chosen(Type type, Rule rule) {
        this.type = type;
        this.rule = rule;
        Column sample = ColumnBuilder.of(type, 0).build();
        this.narrow = sample instanceof LongColumn || sample instanceof DoubleColumn;
        this.ordered = rule == Rule.LEAST || rule == Rule.GREATEST;
    }

    @Override
    public void add(Column column, int[] rows, int count, int[] groups, int groupCount) {
        grow(groupCount);
        if (narrow) {
            addNarrow(column, rows, count, groups);
        } else if (ordered && column instanceof TextColumn text) {
            addTexts(text, rows, count, groups);
        } else {
            addWide(column, rows, count, groups);
        }
    }

    private void grow(int groupCount) {
        seen = Grown.bytes(seen, groupCount);
        if (narrow) {
            longs = Grown.longs(longs, seen.length);
            return;
        }
        if (values.length < seen.length) {
            values = Arrays.copyOf(values, seen.length);
            keys = ordered ? Arrays.copyOf(keys, seen.length) : keys;
        }
    }

    /** Doubles are kept as bits that compare like the values: −0.0 as 0.0, NaN the greatest. */
    private void addNarrow(Column column, int[] rows, int count, int[] groups) {
        Validity validity = column.validity();
        long[] from = column instanceof LongColumn given ? given.values() : bits((DoubleColumn) column);
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int group = groups[row];
            boolean valid = validity.isValid(row);
            boolean wins = switch (rule) {
                case FIRST -> seen[group] == 0;
                case LAST -> true;
                case ANY -> valid && seen[group] == 0;
                case LEAST -> valid && (seen[group] == 0 || from[row] < longs[group]);
                case GREATEST -> valid && (seen[group] == 0 || from[row] > longs[group]);
            };
            if (wins) {
                longs[group] = from[row];
                seen[group] = valid ? VALUE : NULL;
            }
        }
    }

    private static long[] bits(DoubleColumn column) {
        long[] bits = new long[column.size()];
        for (int i = 0; i < bits.length; i++) {
            long raw = Double.doubleToLongBits(column.get(i) + 0.0);
            bits[i] = raw ^ ((raw >> 63) & Long.MAX_VALUE);
        }
        return bits;
    }

    /** The bytes of a text are its key. */
    private void addTexts(TextColumn column, int[] rows, int count, int[] groups) {
        byte[] bytes = column.bytes();
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            if (column.isNull(row)) {
                continue;
            }
            int group = groups[row];
            int from = column.starts()[row];
            int to = column.ends()[row];
            byte[] best = keys[group];
            int order = seen[group] == 0 ? 0 : Arrays.compareUnsigned(bytes, from, to, best, 0, best.length);
            if (seen[group] == 0 || (rule == Rule.LEAST ? order < 0 : order > 0)) {
                valueBytes += to - from + (seen[group] == 0 ? 64 : -best.length);
                keys[group] = Arrays.copyOfRange(bytes, from, to);
                seen[group] = VALUE;
            }
        }
    }

    private void addWide(Column column, int[] rows, int count, int[] groups) {
        RowKeys rowKeys = ordered ? encoder.encode(column) : null;
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int group = groups[row];
            boolean valid = column.validity().isValid(row);
            boolean wins = switch (rule) {
                case FIRST -> seen[group] == 0;
                case LAST -> true;
                case ANY -> valid && seen[group] == 0;
                case LEAST -> valid && rowKeys != null && (seen[group] == 0 || rowKeys.compare(row, keys[group]) < 0);
                case GREATEST ->
                    valid && rowKeys != null && (seen[group] == 0 || rowKeys.compare(row, keys[group]) > 0);
            };
            if (wins) {
                Object value = column.value(row);
                values[group] = value;
                valueBytes += seen[group] == 0 ? 64 : 0;
                if (rowKeys != null) {
                    keys[group] = rowKeys.copy(row);
                    valueBytes += seen[group] == 0 ? 2L * keys[group].length : 0;
                }
                seen[group] = valid ? VALUE : NULL;
            }
        }
    }

    @Override
    public Column build(int from, int to) {
        grow(to);
        ColumnBuilder built = ColumnBuilder.of(type, to - from);
        for (int g = from; g < to; g++) {
            if (seen[g] != VALUE) {
                built.appendNull();
            } else if (ordered && built instanceof TextColumnBuilder texts) {
                texts.appendBytes(keys[g], 0, keys[g].length);
            } else if (!narrow) {
                built.append(values[g]);
            } else if (built instanceof LongColumnBuilder numbers) {
                numbers.appendLong(longs[g]);
            } else {
                built.append(Double.longBitsToDouble(longs[g] ^ ((longs[g] >> 63) & Long.MAX_VALUE)));
            }
        }
        return built.build();
    }

    @Override
    public long byteSize() {
        return seen.length + 8L * longs.length + 8L * values.length + 8L * keys.length + valueBytes;
    }
}
