package io.penstock.quality.anomaly;

import java.util.List;
import java.util.Locale;

/**
 * The distance from the middle of the values of a moving window, measured by their spread. The spread counts as at least 1 % of the middle.
 *
 * <ul>
 *   <li>{@code Z_SCORE}: mean and standard deviation; 3 by default
 *   <li>{@code MAD}: median and median absolute deviation, scaled to a standard deviation (Iglewicz and Hoaglin, "How to detect and handle outliers", 1993);
 *       3.5 by default. One odd value among the history does not hide the next
 *   <li>{@code IQR}: the quartiles and their distance (Tukey's fences); 2 by default
 * </ul>
 *
 * @param measure of middle and spread
 * @param most distance that is normal, in spreads
 * @param window how many values are looked at, the newest
 * @param least how many are needed
 */
public record Spread(Measure measure, double most, int window, int least) implements AnomalyDetector {
    /** How middle and spread are measured. */
    public enum Measure {
        Z_SCORE(3),
        MAD(3.5),
        IQR(2);

        private final double usual;

        Measure(double usual) {
            this.usual = usual;
        }
    }

    public static final int DEFAULT_WINDOW = 30;
    public static final int DEFAULT_LEAST = 7;

    public Spread {
        AnomalyErrors.require(most > 0, "the distance that is normal must be more than 0, not " + most);
        AnomalyErrors.require(
                least >= 3 && window >= least, "a window needs at least 3 values, and no fewer than 'least'");
    }

    /** With the defaults of the measure. */
    public static Spread by(Measure measure) {
        return new Spread(measure, measure.usual, DEFAULT_WINDOW, DEFAULT_LEAST);
    }

    public Spread most(double spreads) {
        return new Spread(measure, spreads, window, least);
    }

    public Spread window(int values) {
        return new Spread(measure, most, values, Math.min(least, values));
    }

    public Spread least(int values) {
        return new Spread(measure, most, Math.max(window, values), values);
    }

    @Override
    public String type() {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        if (past.size() < least) {
            return Judgement.tooLittle(past.size(), least);
        }
        double[] values = Numbers.values(past, window);
        double low;
        double high;
        if (measure == Measure.IQR) {
            double first = Numbers.quantile(values, 0.25);
            double third = Numbers.quantile(values, 0.75);
            double spread = Numbers.atLeastTrifle(third - first, (first + third) / 2);
            low = first - most * spread;
            high = third + most * spread;
        } else {
            double middle = measure == Measure.MAD ? Numbers.median(values) : Numbers.mean(values);
            double spread = Numbers.atLeastTrifle(
                    measure == Measure.MAD
                            ? Numbers.robustDeviation(values, middle)
                            : Numbers.deviation(values, middle),
                    middle);
            low = middle - most * spread;
            high = middle + most * spread;
        }
        return Judgement.within(now.value(), low, high, ", by the last " + values.length + " values");
    }
}
