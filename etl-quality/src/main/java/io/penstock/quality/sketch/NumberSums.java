package io.penstock.quality.sketch;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is summed up over numbers given as keys: {@link PowerSums}, their sum (of whole numbers exact in 128 bits, of
 * doubles with Neumaier's compensation, 1974) and how many are zero, negative, infinite or NaN.
 */
public final class NumberSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final KeyOrder order;
    private PowerSums powers = new PowerSums();
    private long high;
    private long low;
    private double sum;
    private double compensation;
    private long zeros;
    private long negatives;
    private long infinities;
    private long nans;
    private transient double @Nullable [] numbers;

    public NumberSums(KeyOrder order) {
        this.order = order;
    }

    /** The sums over counted keys; the same for the same counts, however they came about. */
    public static NumberSums of(KeyOrder order, SortedCounts counts) {
        NumberSums sums = new NumberSums(order);
        long[] finite = {0};
        counts.forEach((key, times) -> {
            double value = order.number(key);
            if (sums.count(value, times)) {
                sums.addUp(key, value, times);
                finite[0] += times;
            }
        });
        BigDecimal sum = sums.sum();
        double mean = sum == null || finite[0] == 0 ? 0 : sum.doubleValue() / finite[0];
        sums.powers = PowerSums.of(order, counts, mean);
        return sums;
    }

    /** Adds {@code keys[0..size)}. */
    public void add(long[] keys, int size) {
        double[] finite = numbers;
        if (finite == null || finite.length < size) {
            finite = new double[size];
            numbers = finite;
        }
        int used = 0;
        for (int i = 0; i < size; i++) {
            double value = order.number(keys[i]);
            if (count(value, 1)) {
                finite[used++] = value;
                addUp(keys[i], value, 1);
            }
        }
        powers.add(finite, used);
    }

    /** Adds a key that occurs so many times. */
    public void add(long key, long times) {
        double value = order.number(key);
        if (count(value, times)) {
            addUp(key, value, times);
            powers.add(value, times);
        }
    }

    /** Counts what kind of number it is; false when it is not finite. */
    private boolean count(double value, long times) {
        if (value == 0) {
            zeros += times;
        } else if (value < 0) {
            negatives += value == Double.NEGATIVE_INFINITY ? 0 : times;
        }
        if (Double.isFinite(value)) {
            return true;
        } else if (Double.isNaN(value)) {
            nans += times;
        } else {
            infinities += times;
        }
        return false;
    }

    private void addUp(long key, double value, long times) {
        if (order == KeyOrder.WHOLE) {
            long product = key * times;
            long before = low;
            low += product;
            high += Math.multiplyHigh(key, times) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
        } else {
            compensate(value * times);
        }
    }

    private void compensate(double value) {
        double next = sum + value;
        compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    /** Adds what other sums have seen. */
    public void merge(NumberSums other) {
        powers.merge(other.powers);
        long before = low;
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
        compensate(other.sum);
        compensation += other.compensation;
        zeros += other.zeros;
        negatives += other.negatives;
        infinities += other.infinities;
        nans += other.nans;
    }

    public PowerSums powers() {
        return powers;
    }

    /** The sum; null where doubles went out of range. */
    public @Nullable BigDecimal sum() {
        if (order == KeyOrder.WHOLE) {
            BigInteger upper = BigInteger.valueOf(high).shiftLeft(64);
            return new BigDecimal(upper.add(new BigInteger(Long.toUnsignedString(low))));
        }
        double total = sum + compensation;
        return Double.isFinite(total) ? BigDecimal.valueOf(total) : null;
    }

    public long zeros() {
        return zeros;
    }

    public long negatives() {
        return negatives;
    }

    public long infinities() {
        return infinities;
    }

    public long nans() {
        return nans;
    }
}
