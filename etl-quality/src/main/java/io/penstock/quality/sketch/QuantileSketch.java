package io.penstock.quality.sketch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of 64-bit keys by their order, in about 30 KB whatever their number: Karnin, Lang and Liberty, "Optimal quantile approximation in
 * streams" (2016). Items of level h stand for 2<sup>h</sup> values; a full level is sorted and every other item of it goes one level up, beginning with the
 * first or the second by a coin (seeded, so that the same values in the same order give the same sketch). The rank of an answer is
 * within {@link #RANK_ERROR} of the truth 99 times out of 100. Exact until a level was full.
 */
public final class QuantileSketch implements Serializable {
    private static final long serialVersionUID = 1L;

    /** As a share of the number of values. */
    public static final double RANK_ERROR = 0.005;

    private static final int TOP_CAPACITY = 1024;
    private static final int LEAST_CAPACITY = 64;
    private static final double SHRINK = 2 / 3.0;

    private final List<Level> levels = new ArrayList<>();
    private long count;
    private long coin = 0x9E3779B97F4A7C15L;
    private boolean compacted;

    private static final class Level implements Serializable {
        private static final long serialVersionUID = 1L;

        long[] items = new long[LEAST_CAPACITY];
        int size;

        void add(long item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }
    }

    public long count() {
        return count;
    }

    /** Whether nothing was thrown away yet. */
    public boolean isExact() {
        return !compacted;
    }

    private Level level(int h) {
        while (levels.size() <= h) {
            levels.add(new Level());
        }
        return levels.get(h);
    }

    private int capacity(int h) {
        int below = levels.size() - 1 - h;
        return Math.max(LEAST_CAPACITY, (int) (TOP_CAPACITY * Math.pow(SHRINK, below)));
    }

    /** Adds {@code keys[0..size)}. */
    public void add(long[] keys, int size) {
        int at = 0;
        while (at < size) {
            Level bottom = level(0);
            int room = Math.max(1, Math.max(LEAST_CAPACITY, capacity(0)) - bottom.size);
            int until = Math.min(size, at + room);
            while (at < until) {
                bottom.add(keys[at++]);
            }
            compact();
        }
        count += size;
    }

    /** Adds a key that occurs so many times: one item for each bit of the number. */
    public void add(long key, long times) {
        for (long bits = times; bits != 0; bits &= bits - 1) {
            level(Long.numberOfTrailingZeros(bits)).add(key);
        }
        count += times;
        compact();
    }

    private void compact() {
        for (int h = 0; h < levels.size(); h++) {
            if (levels.get(h).size >= capacity(h)) {
                compact(h);
            }
        }
    }

    private void compact(int h) {
        Level full = level(h);
        Level above = level(h + 1);
        Arrays.sort(full.items, 0, full.size);
        // An odd item stays behind, so that no weight is lost.
        int odd = full.size & 1;
        for (int i = odd + (flip() ? 1 : 0); i < full.size; i += 2) {
            above.add(full.items[i]);
        }
        full.size = odd;
        compacted = true;
    }

    /** xorshift64 of Marsaglia, "Xorshift RNGs" (2003). */
    private boolean flip() {
        coin ^= coin << 13;
        coin ^= coin >>> 7;
        coin ^= coin << 17;
        return coin < 0;
    }

    /** Adds what another sketch has seen. */
    public void merge(QuantileSketch other) {
        for (int h = 0; h < other.levels.size(); h++) {
            Level from = other.levels.get(h);
            Level to = level(h);
            for (int i = 0; i < from.size; i++) {
                to.add(from.items[i]);
            }
        }
        count += other.count;
        compacted |= other.compacted;
        compact();
    }

    /** The items in order, each with the number of values it stands for. */
    public SortedCounts sorted() {
        int size = levels.stream().mapToInt(level -> level.size).sum();
        Counted[] all = new Counted[size];
        int at = 0;
        for (int h = 0; h < levels.size(); h++) {
            for (int i = 0; i < levels.get(h).size; i++) {
                all[at++] = new Counted(levels.get(h).items[i], 1L << h);
            }
        }
        Arrays.sort(all, (a, b) -> Long.compare(a.key(), b.key()));
        return consumer -> {
            for (Counted each : all) {
                consumer.accept(each.key(), each.count());
            }
        };
    }
}
