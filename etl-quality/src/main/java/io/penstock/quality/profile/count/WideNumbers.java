package io.penstock.quality.profile.count;

import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.quality.sketch.NumberSketch;
import io.penstock.quality.sketch.NumberSums;
import io.penstock.quality.sketch.PowerSums;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sums and quantiles of decimals of more than 18 digits: their sum is exact, all else is computed with doubles, so that quantiles keep some 15
 * digits and always count as estimated.
 */
public final class WideNumbers implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DecimalType type;
    private final NumberSketch sketch = new NumberSketch(KeyOrder.DOUBLE);
    private BigInteger sum = BigInteger.ZERO;

    public WideNumbers(DecimalType type) {
        this.type = type;
    }

    public void add(BigInteger unscaled) {
        sum = sum.add(unscaled);
        sketch.add(KeyOrder.key(new BigDecimal(unscaled, type.scale()).doubleValue()), 1);
    }

    public void merge(WideNumbers other) {
        sum = sum.add(other.sum);
        sketch.merge(other.sketch);
    }

    public ColumnMeasures addTo(ColumnMeasures measures, CountSettings settings) {
        NumberSums sums = sketch.sums();
        PowerSums powers = sums.powers();
        Moments moments = new Moments(
                powers.count(),
                new BigDecimal(sum, type.scale()),
                powers.mean(),
                powers.variance(),
                powers.skewness(),
                powers.kurtosis(),
                sums.zeros(),
                sums.negatives(),
                0,
                0);
        Distribution distribution =
                new Distribution(KeyValues.of(Type.FLOAT64), sketch.quantiles().sorted(), Accuracy.ESTIMATED);
        Quantiles quantiles = distribution.quantiles(settings.points());
        return measures.numbers(
                moments,
                new Quantiles(
                        type,
                        Accuracy.ESTIMATED,
                        quantiles.rankError(),
                        quantiles.count(),
                        quantiles.points().stream()
                                .map(point ->
                                        new Quantiles.Point(NumberLine.value(type, point.position()), point.rank()))
                                .toList()),
                settings.everything() ? histogram(distribution, settings.histogramBins()) : null);
    }

    private @Nullable Histogram histogram(Distribution distribution, int bins) {
        Histogram doubles = distribution.histogram(bins);
        return doubles == null ? null : new Histogram(type, Accuracy.ESTIMATED, doubles.bounds(), doubles.counts());
    }
}
