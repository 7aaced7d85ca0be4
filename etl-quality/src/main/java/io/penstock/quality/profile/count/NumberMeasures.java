package io.penstock.quality.profile.count;

import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.quality.sketch.NumberSketch;
import io.penstock.quality.sketch.NumberSums;
import io.penstock.quality.sketch.PowerSums;
import io.penstock.quality.sketch.SortedCounts;
import io.penstock.quality.sketch.tally.FrequentKeys;
import io.penstock.quality.sketch.tally.ValueSample;
import io.penstock.quality.sketch.tally.ValueTally;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a column of numbers, dates or times is like, from how often each value occurs. */
public final class NumberMeasures {
    private NumberMeasures() {}

    public static ColumnMeasures of(ValueCounter counter, KeyValues values, CountSettings settings) {
        ValueTally tally = counter.tally();
        if (tally == null) {
            return ColumnMeasures.NONE;
        }
        NumberSketch sketch = tally.numbers();
        SortedCounts sorted =
                sketch == null ? tally.sorted() : sketch.quantiles().sorted();
        Accuracy accuracy = sketch == null ? Accuracy.EXACT : Accuracy.ESTIMATED;
        Moments moments = null;
        if (values.type().isNumeric()) {
            moments = moments(sketch == null ? NumberSums.of(values.order(), sorted) : sketch.sums(), values.scale());
        }
        Distribution distribution = new Distribution(values, sorted, accuracy);
        List<Serializable> samples = new ArrayList<>();
        for (ValueSample.Entry each : counter.samples()) {
            samples.add(values.value(each.key()));
        }
        return ColumnMeasures.NONE
                .numbers(
                        moments,
                        distribution.quantiles(settings.points()),
                        settings.everything() ? distribution.histogram(settings.histogramBins()) : null)
                .values(top(counter.frequent(), values), counter.frequencies(), samples);
    }

    private static Moments moments(NumberSums sums, int scale) {
        PowerSums powers = sums.powers();
        BigDecimal sum = sums.sum() == null ? null : sums.sum().scaleByPowerOfTen(-scale);
        double unit = Math.pow(10, scale);
        return new Moments(
                powers.count(),
                sum,
                mean(sum, powers, unit),
                powers.variance() / (unit * unit),
                powers.skewness(),
                powers.kurtosis(),
                sums.zeros(),
                sums.negatives(),
                sums.infinities(),
                sums.nans());
    }

    private static double mean(@Nullable BigDecimal sum, PowerSums powers, double unit) {
        return sum == null || powers.count() == 0
                ? powers.mean() / unit
                : sum.divide(BigDecimal.valueOf(powers.count()), MathContext.DECIMAL64)
                        .doubleValue();
    }

    private static TopValues top(FrequentKeys frequent, KeyValues values) {
        List<TopValues.TopValue> top = frequent.keys().stream()
                .sorted(Comparator.comparingLong(FrequentKeys.Frequent::count)
                        .reversed()
                        .thenComparingLong(FrequentKeys.Frequent::key))
                .map(each -> new TopValues.TopValue(values.value(each.key()), each.count()))
                .toList();
        return new TopValues(frequent.error() == 0 ? Accuracy.EXACT : Accuracy.AT_LEAST, frequent.error(), top);
    }
}
