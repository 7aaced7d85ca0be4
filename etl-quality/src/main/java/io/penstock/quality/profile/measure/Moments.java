package io.penstock.quality.profile.measure;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a column are like; of {@code INT64}, {@code FLOAT64} and {@code DECIMAL}. NaN and infinities are counted and else left
 * out of everything. What is not defined is NaN: the mean of no values, the variance of one, the skewness of two, the
 * kurtosis of three, skewness and kurtosis of equal values.
 *
 * @param count finite values
 * @param sum exact for {@code INT64} and {@code DECIMAL}; for {@code FLOAT64} as near as compensated summation comes, null past the range of doubles
 * @param mean arithmetic mean
 * @param variance of the sample, divided by n − 1
 * @param skewness of the sample, adjusted for its size: G1 of Joanes and Gill, "Comparing measures of sample skewness and
 *     kurtosis" (1998)
 * @param kurtosis excess, of the sample, adjusted for its size: G2 of the same; 0 for a normal distribution
 * @param zeros values equal to 0
 * @param negatives finite values below 0
 * @param infinities of either sign
 * @param nans values that are not a number
 */
public record Moments(
        long count,
        @Nullable BigDecimal sum,
        double mean,
        double variance,
        double skewness,
        double kurtosis,
        long zeros,
        long negatives,
        long infinities,
        long nans)
        implements Serializable {

    /** The square root of {@link #variance}. */
    public double standardDeviation() {
        return Math.sqrt(variance);
    }
}
