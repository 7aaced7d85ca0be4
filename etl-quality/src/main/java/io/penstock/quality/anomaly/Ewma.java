package io.penstock.quality.anomaly;

import java.util.ArrayList;
import java.util.List;

/**
 * The distance from an exponentially weighted moving average (Roberts, "Control chart tests based on geometric moving averages", 1959), measured by how far
 * it was off before: it follows slow changes and tells sudden ones.
 *
 * @param lambda weight of the newest value, above 0 to 1; 0.3 by default
 * @param most distance that is normal, in standard deviations of the errors before; 3.5 by default
 * @param least how many values are needed; 7 by default
 */
public record Ewma(double lambda, double most, int least) implements AnomalyDetector {
    public static final Ewma DEFAULT = new Ewma(0.3, 3.5, 7);

    private static final int WINDOW = 60;

    public Ewma {
        AnomalyErrors.require(lambda > 0 && lambda <= 1, "lambda must be above 0 and at most 1, not " + lambda);
        AnomalyErrors.require(most > 0, "the distance that is normal must be more than 0, not " + most);
        AnomalyErrors.require(least >= 3, "at least 3 values are needed, not " + least);
    }

    @Override
    public String type() {
        return "ewma";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        if (past.size() < least) {
            return Judgement.tooLittle(past.size(), least);
        }
        double[] values = Numbers.values(past, WINDOW);
        double average = values[0];
        List<Double> errors = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            errors.add(values[i] - average);
            average += lambda * (values[i] - average);
        }
        double[] off = errors.stream().mapToDouble(Double::doubleValue).toArray();
        double spread = Numbers.atLeastTrifle(
                Math.max(Numbers.robustDeviation(off, 0), 0.5 * Numbers.deviation(off, 0)), average);
        return Judgement.within(
                now.value(), average - most * spread, average + most * spread, ", by the moving average");
    }
}
