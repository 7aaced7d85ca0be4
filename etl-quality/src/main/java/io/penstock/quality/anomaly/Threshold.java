package io.penstock.quality.anomaly;

import io.penstock.quality.check.metric.Bounds;
import java.util.List;

/**
 * Fixed bounds, whatever the history.
 *
 * @param bounds both included
 */
public record Threshold(Bounds bounds) implements AnomalyDetector {
    public Threshold {
        bounds.required("threshold");
    }

    @Override
    public String type() {
        return "threshold";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        Double min = bounds.min();
        Double max = bounds.max();
        return Judgement.within(
                now.value(),
                min == null ? Double.NEGATIVE_INFINITY : min,
                max == null ? Double.POSITIVE_INFINITY : max,
                ", by fixed bounds");
    }
}
