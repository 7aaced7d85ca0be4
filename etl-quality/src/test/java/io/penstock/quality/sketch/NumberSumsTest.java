package io.penstock.quality.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberSumsTest {
    private final Random random = new Random(8044);

    @Test
    void sumsWholeNumbersExactlyBeyondTheirRange() {
        NumberSums sums = new NumberSums(KeyOrder.WHOLE);
        NumberSums other = new NumberSums(KeyOrder.WHOLE);
        BigInteger exact = BigInteger.ZERO;
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE + random.nextInt(9);
            long times = random.nextInt(1_000_000);
            (i % 3 == 0 ? other : sums).add(key, times);
            exact = exact.add(BigInteger.valueOf(key).multiply(BigInteger.valueOf(times)));
        }
        long[] keys = random.longs(5000).toArray();
        sums.add(keys, keys.length);
        for (long key : keys) {
            exact = exact.add(BigInteger.valueOf(key));
        }
        sums.merge(other);
        assertThat(sums.sum()).isEqualTo(new BigDecimal(exact));
    }

    /** Kahan's example: the naive sum loses every small number. */
    @Test
    void compensatesTheSumOfDoubles() {
        NumberSums sums = new NumberSums(KeyOrder.DOUBLE);
        sums.add(KeyOrder.key(1e16), 1);
        for (int i = 0; i < 1000; i++) {
            sums.add(KeyOrder.key(1.0), 1);
        }
        sums.add(KeyOrder.key(-1e16), 1);
        assertThat(sums.sum()).isEqualByComparingTo("1000");
    }

    /** The textbook formula from sums of squares gives 0 or less here. */
    @Test
    void varianceSurvivesALargeMean() {
        PowerSums batches = new PowerSums();
        PowerSums singles = new PowerSums();
        double[] values = new double[1000];
        for (int b = 0; b < 50; b++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = 1e12 + (i % 4);
                singles.add(values[i], 1);
            }
            batches.add(values, values.length);
        }
        double variance = 1.25 * 50_000 / 49_999;
        assertThat(batches.variance()).isCloseTo(variance, within(1e-6));
        assertThat(singles.variance()).isCloseTo(variance, within(1e-3));
        assertThat(batches.skewness()).isCloseTo(0, within(1e-3));
        // A discrete uniform distribution over n values has the excess −6(n² + 1) / 5(n² − 1).
        assertThat(batches.kurtosis()).isCloseTo(-1.36, within(1e-3));
    }

    @Test
    void tellsApartWhatIsNotFinite() {
        NumberSums sums = new NumberSums(KeyOrder.DOUBLE);
        long[] keys = {
            KeyOrder.key(Double.NaN),
            KeyOrder.key(Double.POSITIVE_INFINITY),
            KeyOrder.key(Double.NEGATIVE_INFINITY),
            KeyOrder.key(-0.0),
            KeyOrder.key(-2.5)
        };
        sums.add(keys, keys.length);
        assertThat(sums.nans()).isEqualTo(1);
        assertThat(sums.infinities()).isEqualTo(2);
        assertThat(sums.zeros()).isEqualTo(1);
        assertThat(sums.negatives()).isEqualTo(1);
        assertThat(sums.powers().count()).isEqualTo(2);
        assertThat(sums.sum()).isEqualByComparingTo("-2.5");
    }

    @Test
    void keysOfDoublesHaveTheirOrder() {
        double[] rising = {
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -1,
            -Double.MIN_VALUE,
            0,
            Double.MIN_VALUE,
            1,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NaN
        };
        for (int i = 1; i < rising.length; i++) {
            assertThat(KeyOrder.key(rising[i])).isGreaterThan(KeyOrder.key(rising[i - 1]));
            assertThat(Double.valueOf(KeyOrder.DOUBLE.number(KeyOrder.key(rising[i]))))
                    .isEqualTo(Double.valueOf(rising[i]));
        }
        assertThat(KeyOrder.key(-0.0)).isEqualTo(KeyOrder.key(0.0));
    }
}
