package io.penstock.quality.check.metric;

import io.penstock.quality.check.Dimension;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.measure.Frequencies;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.quality.profile.measure.Quantiles;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Numbers about a column. Dates and times stand on the number line of {@link NumberLine}. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum Metric {
    NULL_COUNT(ProfileDetail.BASIC, Dimension.COMPLETENESS, ColumnProfile::nulls),
    /** Of all rows. */
    NULL_SHARE(ProfileDetail.BASIC, Dimension.COMPLETENESS, profile -> 1 - profile.completeness()),
    /** Of all rows: those with a value. */
    COMPLETENESS(ProfileDetail.BASIC, Dimension.COMPLETENESS, ColumnProfile::completeness),
    DISTINCT_COUNT(
            ProfileDetail.BASIC,
            Dimension.UNIQUENESS,
            profile -> profile.distinct().count()),
    /** Of the values. */
    DISTINCT_SHARE(
            ProfileDetail.BASIC,
            Dimension.UNIQUENESS,
            profile -> (double) profile.distinct().count() / profile.values()),
    /** Values that occur once, as a share of the values. */
    UNIQUE_SHARE(ProfileDetail.FULL, Dimension.UNIQUENESS, Metric::uniqueShare),
    MIN(ProfileDetail.BASIC, Dimension.VALIDITY, profile -> position(profile.min())),
    MAX(ProfileDetail.BASIC, Dimension.VALIDITY, profile -> position(profile.max())),
    /** Greatest less least. */
    RANGE(ProfileDetail.BASIC, Dimension.ACCURACY, profile -> position(profile.max()) - position(profile.min())),
    MEAN(ProfileDetail.STANDARD, Dimension.ACCURACY, moments(Moments::mean)),
    SUM(ProfileDetail.STANDARD, Dimension.ACCURACY, Metric::sum),
    VARIANCE(ProfileDetail.STANDARD, Dimension.ACCURACY, moments(Moments::variance)),
    STDDEV(ProfileDetail.STANDARD, Dimension.ACCURACY, moments(Moments::standardDeviation)),
    MEDIAN(ProfileDetail.STANDARD, Dimension.ACCURACY, profile -> quantile(profile, 0.5)),
    /** Third quartile less first. */
    IQR(ProfileDetail.STANDARD, Dimension.ACCURACY, profile -> quantile(profile, 0.75) - quantile(profile, 0.25)),
    SKEWNESS(ProfileDetail.STANDARD, Dimension.ACCURACY, moments(Moments::skewness)),
    KURTOSIS(ProfileDetail.STANDARD, Dimension.ACCURACY, moments(Moments::kurtosis)),
    /** In bits. */
    ENTROPY(ProfileDetail.FULL, Dimension.ACCURACY, Metric::entropy),
    /** Of the numbers. */
    ZERO_SHARE(ProfileDetail.STANDARD, Dimension.ACCURACY, share(Moments::zeros)),
    /** Of the numbers. */
    NEGATIVE_SHARE(ProfileDetail.STANDARD, Dimension.ACCURACY, share(Moments::negatives)),
    /** Of the numbers. */
    INFINITE_SHARE(ProfileDetail.STANDARD, Dimension.ACCURACY, share(Moments::infinities)),
    LENGTH_MIN(ProfileDetail.FULL, Dimension.VALIDITY, lengths(Lengths::min)),
    LENGTH_MAX(ProfileDetail.FULL, Dimension.VALIDITY, lengths(Lengths::max)),
    LENGTH_MEAN(ProfileDetail.FULL, Dimension.VALIDITY, lengths(Lengths::mean));

    private final ProfileDetail detail;
    private final Dimension dimension;
    private final ToDoubleFunction<ColumnProfile> value;

    Metric(ProfileDetail detail, Dimension dimension, ToDoubleFunction<ColumnProfile> value) {
        this.detail = detail;
        this.dimension = dimension;
        this.value = value;
    }

    /** {@code null_share}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much must be measured for it. */
    public ProfileDetail detail() {
        return detail;
    }

    Dimension dimension() {
        return dimension;
    }

    /** The number; NaN where it does not exist: no values, no such measure for the type. */
    public double of(ColumnProfile profile) {
        return value.applyAsDouble(profile);
    }

    static double quantile(ColumnProfile profile, double share) {
        Quantiles quantiles = profile.quantiles();
        return quantiles == null || quantiles.points().isEmpty()
                ? Double.NaN
                : NumberLine.position(quantiles.quantile(share));
    }

    private static double position(@Nullable Serializable value) {
        return value instanceof Number || value instanceof Temporal ? NumberLine.position(value) : Double.NaN;
    }

    private static double sum(ColumnProfile profile) {
        Moments moments = profile.moments();
        if (moments == null || moments.count() == 0) {
            return Double.NaN;
        }
        var sum = moments.sum();
        return sum == null ? Double.NaN : sum.doubleValue();
    }

    private static double uniqueShare(ColumnProfile profile) {
        Frequencies frequencies = profile.frequencies();
        return frequencies == null ? Double.NaN : (double) frequencies.once() / profile.values();
    }

    private static double entropy(ColumnProfile profile) {
        Frequencies frequencies = profile.frequencies();
        return frequencies == null || profile.values() == 0 ? Double.NaN : frequencies.entropy();
    }

    private static ToDoubleFunction<ColumnProfile> moments(ToDoubleFunction<Moments> value) {
        return profile -> {
            Moments moments = profile.moments();
            return moments == null ? Double.NaN : value.applyAsDouble(moments);
        };
    }

    private static ToDoubleFunction<ColumnProfile> share(ToDoubleFunction<Moments> count) {
        return profile -> {
            Moments moments = profile.moments();
            return moments == null ? Double.NaN : count.applyAsDouble(moments) / profile.values();
        };
    }

    private static ToDoubleFunction<ColumnProfile> lengths(ToDoubleFunction<Lengths> value) {
        return profile -> {
            Lengths lengths = profile.lengths();
            return lengths == null || profile.values() == 0 ? Double.NaN : value.applyAsDouble(lengths);
        };
    }
}
