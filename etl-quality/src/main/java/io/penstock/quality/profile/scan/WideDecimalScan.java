package io.penstock.quality.profile.scan;

import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.count.TextMeasures;
import io.penstock.quality.profile.count.ValueCounter;
import io.penstock.quality.profile.count.WideNumbers;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.schema.DecimalType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Scans decimals of 19 to 38 digits. */
final class WideDecimalScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final DecimalType type;
    private final CountSettings settings;
    private final ValueCounter counter;
    private final @Nullable WideNumbers numbers;
    private @Nullable BigInteger min;
    private @Nullable BigInteger max;

    WideDecimalScan(DecimalType type, CountSettings settings) {
        this.type = type;
        this.settings = settings;
        this.counter = ValueCounter.ofTexts(settings);
        this.numbers = settings.countsValues() ? new WideNumbers(type) : null;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        DecimalColumn decimals = (DecimalColumn) column;
        long[] hashes = scratch.longs();
        int[] rows = scratch.rows();
        int count = 0;
        for (int i = 0; i < decimals.size(); i++) {
            BigInteger value = decimals.unscaled(i);
            if (value != null) {
                // At most 127 bits: the two halves are the whole value.
                hashes[count] =
                        WyHash.hash(value.longValue(), value.shiftRight(64).longValue());
                rows[count++] = i;
                extend(value);
                if (numbers != null) {
                    numbers.add(value);
                }
            }
        }
        counter.addHashes(hashes, count, k -> bytes(decimals, rows[k]), scratch.fresh());
    }

    private static byte[] bytes(DecimalColumn decimals, int row) {
        BigInteger value = decimals.unscaled(row);
        return value == null ? new byte[0] : value.toByteArray();
    }

    private void extend(BigInteger value) {
        min = min == null ? value : min.min(value);
        max = max == null ? value : max.max(value);
    }

    @Override
    public void merge(ColumnScan other) {
        WideDecimalScan that = (WideDecimalScan) other;
        if (that.min != null && that.max != null) {
            extend(that.min);
            extend(that.max);
        }
        counter.merge(that.counter);
        if (numbers != null && that.numbers != null) {
            numbers.merge(that.numbers);
        }
    }

    @Override
    public DistinctCount distinct() {
        return counter.distinct();
    }

    @Override
    public @Nullable Serializable min() {
        return min == null ? null : new BigDecimal(min, type.scale());
    }

    @Override
    public @Nullable Serializable max() {
        return max == null ? null : new BigDecimal(max, type.scale());
    }

    @Override
    public ColumnMeasures measures() {
        return numbers == null
                ? ColumnMeasures.NONE
                : numbers.addTo(
                        TextMeasures.values(counter, bytes -> new BigDecimal(new BigInteger(bytes), type.scale())),
                        settings);
    }
}
