package io.penstock.quality.distinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCounterTest {
    private static final int LIMIT = 2_000_000;
    private static final long AMPLE = 1L << 32;

    private final Random random = new Random(8044);
    private final MemoryBudget budget = new MemoryBudget(AMPLE);

    @Test
    void countsNothing() {
        assertThat(new DistinctCounter(budget, LIMIT).count()).isEqualTo(DistinctCount.exact(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 100, 5_000, 70_000, 1_000_000, 1L << 33, Long.MAX_VALUE})
    void agreesWithAHashSetWhateverTheRange(long range) {
        agrees(() -> Math.floorMod(random.nextLong(), range) - range / 2);
    }

    @Test
    void agreesOnTheEndsOfTheRange() {
        long[] ends = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1};
        agrees(() -> ends[random.nextInt(ends.length)]);
        agrees(() -> Long.MAX_VALUE - random.nextInt(1000));
        agrees(() -> Long.MIN_VALUE + random.nextInt(1000));
    }

    @Test
    void agreesOnARisingKeyAndOnAFallingOne() {
        long[] next = {-50_000};
        agrees(() -> next[0]++);
        agrees(() -> next[0]--);
    }

    @Test
    void agreesOnMultiplesOfAPowerOfTwo() {
        agrees(() -> (long) random.nextInt(100_000) << 40);
    }

    @Test
    void agreesWhenANarrowRangeTurnsWide() {
        int[] seen = {0};
        agrees(() -> seen[0]++ < 20_000 ? random.nextInt(1000) : random.nextLong());
    }

    @Test
    void turnsADenseWideRangeIntoABitmap() {
        DistinctCounter counter = new DistinctCounter(budget, LIMIT);
        long range = 20_000_000;
        long[] batch = new long[1000];
        for (int b = 0; b < 400; b++) {
            fill(batch, () -> Math.floorMod(random.nextLong(), range));
            addValues(counter, batch);
        }

        assertThat(counter.byteSize()).isLessThanOrEqualTo(range / 8 + 64);
        assertThat(counter.count().method()).isEqualTo(DistinctMethod.EXACT);
    }

    private void agrees(LongSupplier source) {
        Set<Long> oracle = new HashSet<>();
        DistinctCounter values = new DistinctCounter(budget, LIMIT);
        DistinctCounter hashes = new DistinctCounter(budget, LIMIT);
        for (int b = 0; b < 25; b++) {
            long[] batch = new long[1 + random.nextInt(5000)];
            fill(batch, source);
            addValues(values, batch);
            Fresh fresh = new Fresh();
            hashes.addHashes(batch, batch.length, fresh);
            int k = 0;
            for (int i = 0; i < batch.length; i++) {
                if (oracle.add(batch[i])) {
                    assertThat(fresh.get(k++)).isEqualTo(i);
                }
            }
            assertThat(fresh.size()).isEqualTo(k);
        }
        assertThat(values.count()).isEqualTo(DistinctCount.exact(oracle.size()));
        assertThat(hashes.count()).isEqualTo(DistinctCount.exact(oracle.size()));
    }

    @Test
    void isExactAtTheLimitAndEstimatesOnePastIt() {
        int limit = 10_000;
        long[] values = random.longs(limit + 1).distinct().toArray();
        DistinctCounter counter = new DistinctCounter(budget, limit);

        counter.addHashes(values, limit, new Fresh());
        assertThat(counter.count()).isEqualTo(DistinctCount.exact(limit));

        counter.addHashes(values, limit + 1, new Fresh());
        assertThat(counter.count().method()).isEqualTo(DistinctMethod.ESTIMATED);
        assertThat(counter.byteSize()).isEqualTo(HyperLogLog.BYTES);
    }

    @Test
    void countsZeroTowardsTheLimit() {
        DistinctCounter counter = new DistinctCounter(budget, 3);
        counter.addHashes(new long[] {1, 2, 0}, 3, new Fresh());
        assertThat(counter.count()).isEqualTo(DistinctCount.exact(3));

        DistinctCounter past = new DistinctCounter(budget, 3);
        past.addHashes(new long[] {1, 2, 3, 0}, 4, new Fresh());
        assertThat(past.count()).isEqualTo(new DistinctCount(4, DistinctMethod.ESTIMATED, HyperLogLog.STANDARD_ERROR));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 300, 5_000, 20_000, 60_000, 200_000, 1_000_000})
    void estimatesWithinItsStandardError(int distinct) {
        int trials = 8;
        double squares = 0;
        for (int t = 0; t < trials; t++) {
            DistinctCounter counter = new DistinctCounter(budget, 0);
            addInBatches(counter, distinct, t * 1_000_000_000L);
            double error = counter.count().count() / (double) distinct - 1;
            squares += error * error;
            assertThat(error).isCloseTo(0, within(4 * HyperLogLog.STANDARD_ERROR));
        }
        assertThat(Math.sqrt(squares / trials)).isLessThan(2 * HyperLogLog.STANDARD_ERROR);
    }

    private static void addInBatches(DistinctCounter counter, int distinct, long first) {
        long[] batch = new long[Math.min(distinct, 10_000)];
        for (int from = 0; from < distinct; from += batch.length) {
            int count = Math.min(batch.length, distinct - from);
            for (int i = 0; i < count; i++) {
                batch[i] = first + from + i;
            }
            counter.addHashes(batch, count, new Fresh());
        }
    }

    @Test
    void theLargestGoesOverToItsSketchWhenTheShareIsUsedUp() {
        MemoryBudget small = new MemoryBudget(2_500_000);
        DistinctCounter large = new DistinctCounter(small, LIMIT);
        DistinctCounter middle = new DistinctCounter(small, LIMIT);
        large.addHashes(random.longs(100_000).toArray(), 100_000, new Fresh());
        small.settle();
        assertThat(large.isExact()).isTrue();

        long[] values = random.longs(60_000).distinct().toArray();
        middle.addHashes(values, values.length, new Fresh());
        small.settle();

        assertThat(large.isExact()).isFalse();
        assertThat(large.count().count()).isCloseTo(100_000L, within(4_000L));
        assertThat(middle.count()).isEqualTo(DistinctCount.exact(values.length));
        assertThat(small.used()).isLessThanOrEqualTo(2_500_000).isEqualTo(large.byteSize() + middle.byteSize());
    }

    @Test
    void booksWhatItHoldsThroughEveryChangeOfShape() {
        DistinctCounter counter = new DistinctCounter(budget, 50_000);
        for (long range = 64; range > 0 && range < 1L << 60; range *= 8) {
            long width = range;
            long[] batch = new long[5_000];
            fill(batch, () -> Math.floorMod(random.nextLong(), width));
            addValues(counter, batch);
            assertThat(budget.used()).isEqualTo(counter.byteSize());
        }
        assertThat(counter.isExact()).isFalse();
    }

    @Test
    void mergingIsLikeHavingSeenEverythingInOnePlace() {
        for (int[] sizes :
                new int[][] {{0, 0}, {0, 500}, {500, 0}, {3_000, 4_000}, {90_000, 10}, {10, 90_000}, {70_000, 70_000}
                }) {
            long[] left = random.longs(sizes[0], 0, 80_000).toArray();
            long[] right = random.longs(sizes[1], 40_000, 120_000).toArray();
            Set<Long> oracle = new HashSet<>();
            Arrays.stream(left).forEach(oracle::add);
            Arrays.stream(right).forEach(oracle::add);

            DistinctCounter values = new DistinctCounter(budget, 30_000);
            DistinctCounter otherValues = new DistinctCounter(budget, 30_000);
            addValues(values, left);
            addValues(otherValues, right);
            values.merge(otherValues);
            assertThat(values.count()).isEqualTo(DistinctCount.exact(oracle.size()));

            DistinctCounter hashes = new DistinctCounter(budget, 30_000);
            DistinctCounter otherHashes = new DistinctCounter(budget, 30_000);
            hashes.addHashes(left, left.length, new Fresh());
            otherHashes.addHashes(right, right.length, new Fresh());
            hashes.merge(otherHashes);
            DistinctCounter whole = new DistinctCounter(budget, 30_000);
            whole.addHashes(left, left.length, new Fresh());
            whole.addHashes(right, right.length, new Fresh());
            assertThat(hashes.count()).isEqualTo(whole.count());
        }
    }

    private static void fill(long[] batch, LongSupplier source) {
        for (int i = 0; i < batch.length; i++) {
            batch[i] = source.getAsLong();
        }
    }

    private static void addValues(DistinctCounter counter, long[] batch) {
        long min = Arrays.stream(batch).min().orElse(0);
        long max = Arrays.stream(batch).max().orElse(0);
        counter.addValues(batch, batch.length, min, max, new Fresh());
    }
}
