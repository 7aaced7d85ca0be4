package io.penstock.quality.drift;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.quality.profile.measure.Quantiles;
import java.util.OptionalDouble;

/** How far the values of a column have moved between two profiles; nulls are left out. */
public final class Drift {
    private Drift() {}

    /**
     * A distance; empty when one of the profiles has no values, lacks what is needed (detail {@code STANDARD}) or the measure does not suit the type.
     *
     * @param base what it is compared with
     */
    public static OptionalDouble of(DriftMeasure measure, ColumnProfile base, ColumnProfile now) {
        Binned binned = measure == DriftMeasure.KS || measure == DriftMeasure.WASSERSTEIN
                ? Binned.fine(base, now)
                : Binned.of(base, now);
        if (binned == null) {
            return OptionalDouble.empty();
        }
        return switch (measure) {
            case PSI -> OptionalDouble.of(Distances.psi(binned.base(), binned.now()));
            case KS -> OptionalDouble.of(Distances.kolmogorovSmirnov(binned.base(), binned.now()));
            case JENSEN_SHANNON -> OptionalDouble.of(Distances.jensenShannon(binned.base(), binned.now()));
            case HELLINGER -> OptionalDouble.of(Distances.hellinger(binned.base(), binned.now()));
            case CHI_SQUARE -> OptionalDouble.of(cramer(binned, base.values(), now.values()));
            case WASSERSTEIN -> wasserstein(binned, base);
        };
    }

    /** Of a table with two rows: the square root of chi-square over the number of values. */
    private static double cramer(Binned binned, long values, long valuesNow) {
        long[] first = counts(binned.base(), values);
        long[] second = counts(binned.now(), valuesNow);
        return Math.min(1, Math.sqrt(Distances.chiSquare(first, second) / ((double) values + valuesNow)));
    }

    private static long[] counts(double[] shares, long values) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < shares.length; i++) {
            counts[i] = Math.round(shares[i] * values);
        }
        return counts;
    }

    private static OptionalDouble wasserstein(Binned binned, ColumnProfile base) {
        double[] width = binned.width();
        double unit = deviation(base);
        return width == null || !(unit > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Distances.wasserstein(binned.base(), binned.now(), width) / unit);
    }

    /** Of dates and times, which have no moments, by the distance of the quartiles of a normal distribution. */
    private static double deviation(ColumnProfile profile) {
        Moments moments = profile.moments();
        if (moments != null && moments.standardDeviation() > 0) {
            return moments.standardDeviation();
        }
        Quantiles quantiles = profile.quantiles();
        return quantiles == null || quantiles.count() == 0
                ? Double.NaN
                : (NumberLine.position(quantiles.quantile(0.75)) - NumberLine.position(quantiles.quantile(0.25)))
                        / 1.349;
    }
}
