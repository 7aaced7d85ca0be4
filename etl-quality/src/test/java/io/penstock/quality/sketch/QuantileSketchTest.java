package io.penstock.quality.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileSketchTest {
    private final Random random = new Random(8044);

    @ParameterizedTest
    @ValueSource(strings = {"random", "rising", "falling", "few values", "blocks"})
    void keepsItsRankErrorWhateverTheOrder(String order) {
        int size = 400_000;
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = switch (order) {
                case "rising" -> i;
                case "falling" -> -i;
                case "few values" -> random.nextInt(20);
                case "blocks" -> i / 1000 % 2 == 0 ? i : -i;
                default -> random.nextLong();
            };
        }
        QuantileSketch sketch = new QuantileSketch();
        for (int at = 0; at < size; at += 10_000) {
            sketch.add(Arrays.copyOfRange(keys, at, at + 10_000), 10_000);
        }

        assertThat(worstRankError(sketch, keys)).isLessThan(QuantileSketch.RANK_ERROR);
        assertThat(sketch.isExact()).isFalse();
    }

    @Test
    void keepsItsRankErrorInMostOfManyTrials() {
        int missed = 0;
        for (int trial = 0; trial < 200; trial++) {
            long[] keys = random.longs(20_000).toArray();
            QuantileSketch sketch = new QuantileSketch();
            sketch.add(keys.clone(), keys.length);
            missed += worstRankError(sketch, keys) > QuantileSketch.RANK_ERROR ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(2);
    }

    @Test
    void keepsItsRankErrorAfterMergingManyAndWithWeights() {
        QuantileSketch all = new QuantileSketch();
        long[] keys = new long[300_000];
        int at = 0;
        for (int part = 0; part < 100; part++) {
            QuantileSketch one = new QuantileSketch();
            for (int i = 0; i < 1000; i++) {
                long key = random.nextInt(1_000_000) + part * 1000L;
                one.add(key, 3);
                Arrays.fill(keys, at, at + 3, key);
                at += 3;
            }
            all.merge(one);
        }
        assertThat(all.count()).isEqualTo(keys.length);
        assertThat(worstRankError(all, keys)).isLessThan(QuantileSketch.RANK_ERROR);
    }

    @Test
    void isExactWhileItIsSmallAndLosesNoWeightAfter() {
        long[] keys = random.longs(800).toArray();
        QuantileSketch sketch = new QuantileSketch();
        sketch.add(keys.clone(), keys.length);
        assertThat(sketch.isExact()).isTrue();
        assertThat(worstRankError(sketch, keys)).isZero();

        long[] more = random.longs(123_457).toArray();
        sketch.add(more, more.length);
        long[] weight = {0};
        int[] items = {0};
        sketch.sorted().forEach((key, count) -> {
            weight[0] += count;
            items[0]++;
        });
        assertThat(weight[0]).isEqualTo(800 + 123_457);
        assertThat(items[0]).isLessThan(6_000);
    }

    /** Over all items of the sketch: how far the rank it gives is from the true one, as a share. */
    private static double worstRankError(QuantileSketch sketch, long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        double[] worst = {0};
        long[] rank = {0};
        int[] at = {0};
        sketch.sorted().forEach((key, count) -> {
            rank[0] += count;
            int before = at[0];
            while (before < sorted.length && sorted[before] < key) {
                before++;
            }
            int upTo = before;
            while (upTo < sorted.length && sorted[upTo] <= key) {
                upTo++;
            }
            at[0] = before;
            long off = rank[0] > upTo ? rank[0] - upTo : Math.max(0, before - rank[0]);
            worst[0] = Math.max(worst[0], (double) off / sorted.length);
        });
        return worst[0];
    }
}
