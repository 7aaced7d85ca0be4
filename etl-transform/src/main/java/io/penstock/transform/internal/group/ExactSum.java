package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DecimalColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Sum or mean of INT64 or DECIMAL values in 128 bits, so that order does not matter. A sum of INT64 that does not fit INT64, or
 * of DECIMAL that has more than 38 digits, is an error. Null without a value.
 */
final class ExactSum implements Accumulator {
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Type result;
    private final int scale;
    private final String measure;
    private long[] low = new long[16];
    private long[] high = new long[16];
    private long[] counts = new long[16];

    /** @param result INT64 or DECIMAL(38, s) for a sum, FLOAT64 for a mean */
    ExactSum(Type argument, Type result, String measure) {
        this.result = result;
        this.scale = argument instanceof DecimalType decimal ? decimal.scale() : 0;
        this.measure = measure;
    }

    @Override
    public void add(Column values, int[] rows, int count, int[] groups, int groupCount) {
        low = Grown.longs(low, groupCount);
        high = Grown.longs(high, groupCount);
        counts = Grown.longs(counts, groupCount);
        if (values instanceof LongColumn longs) {
            addLongs(longs, rows, count, groups);
        } else {
            addWide((DecimalColumn) values, rows, count, groups);
        }
    }

    private void addLongs(LongColumn values, int[] rows, int count, int[] groups) {
        long[] from = values.values();
        Validity validity = values.validity();
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int group = groups[row];
            long value = from[row];
            long sum = low[group] + value;
            high[group] += (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
            low[group] = sum;
            counts[group] += validity.isValid(row) ? 1 : 0;
        }
    }

    private void addWide(DecimalColumn values, int[] rows, int count, int[] groups) {
        for (int k = 0; k < count; k++) {
            BigInteger value = values.unscaled(rows[k]);
            if (value != null) {
                int group = groups[rows[k]];
                long valueHigh = value.shiftRight(64).longValue();
                long sum = low[group] + value.longValue();
                long carry = Long.compareUnsigned(sum, low[group]) < 0 ? 1 : 0;
                long before = high[group];
                long after = before + valueHigh + carry;
                if (((before ^ after) & (valueHigh ^ after)) < 0) {
                    throw overflow();
                }
                low[group] = sum;
                high[group] = after;
                counts[group]++;
            }
        }
    }

    private RuntimeException overflow() {
        return MeasureErrors.overflow(measure, result);
    }

    @Override
    public Column build(int from, int to) {
        low = Grown.longs(low, to);
        high = Grown.longs(high, to);
        counts = Grown.longs(counts, to);
        ColumnBuilder built = ColumnBuilder.of(result, to - from);
        for (int g = from; g < to; g++) {
            if (counts[g] == 0) {
                built.appendNull();
            } else if (result == Type.INT64) {
                if (high[g] != low[g] >> 63) {
                    throw overflow();
                }
                built.append(low[g]);
            } else {
                built.append(number(g));
            }
        }
        return built.build();
    }

    private Object number(int group) {
        BigInteger unscaled = BigInteger.valueOf(high[group])
                .shiftLeft(64)
                .add(BigInteger.valueOf(low[group]).and(LOW));
        if (result == Type.FLOAT64) {
            return Numbers.mean(unscaled, scale, counts[group]);
        }
        BigDecimal sum = new BigDecimal(unscaled, scale);
        if (sum.precision() > DecimalType.MAX_PRECISION) {
            throw overflow();
        }
        return sum;
    }

    @Override
    public long byteSize() {
        return 24L * low.length;
    }
}
