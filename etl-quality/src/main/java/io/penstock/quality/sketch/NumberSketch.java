package io.penstock.quality.sketch;

import java.io.Serializable;

/** What is kept of numbers once they are too many to count each: sums and quantiles. NaN has no place among the quantiles. */
public final class NumberSketch implements Serializable {
    private static final long serialVersionUID = 1L;

    private final KeyOrder order;
    private final NumberSums sums;
    private final QuantileSketch quantiles = new QuantileSketch();

    public NumberSketch(KeyOrder order) {
        this.order = order;
        this.sums = new NumberSums(order);
    }

    /** Adds {@code keys[0..size)}. */
    public void add(long[] keys, int size) {
        sums.add(keys, size);
        if (order == KeyOrder.WHOLE) {
            quantiles.add(keys, size);
            return;
        }
        int used = 0;
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(order.number(keys[i]))) {
                keys[used++] = keys[i];
            }
        }
        quantiles.add(keys, used);
    }

    /** Adds a key that occurs so many times. */
    public void add(long key, long times) {
        sums.add(key, times);
        if (!Double.isNaN(order.number(key))) {
            quantiles.add(key, times);
        }
    }

    /** Adds what another sketch has seen. */
    public void merge(NumberSketch other) {
        sums.merge(other.sums);
        quantiles.merge(other.quantiles);
    }

    public NumberSums sums() {
        return sums;
    }

    public QuantileSketch quantiles() {
        return quantiles;
    }
}
