package io.penstock.quality.score;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each dimension counts in the score of the checks. What has no weight does not count; only the ratio of the weights matters.
 *
 * @param weights 0 or more, at least one above 0
 */
public record DimensionWeights(Map<Dimension, Double> weights) implements Serializable {
    /** Completeness and accuracy 0.25, validity 0.20, consistency and uniqueness 0.15; timeliness is a part of the health of its own. */
    public static final DimensionWeights DEFAULT = new DimensionWeights(Map.of(
            Dimension.COMPLETENESS, 0.25,
            Dimension.ACCURACY, 0.25,
            Dimension.VALIDITY, 0.20,
            Dimension.CONSISTENCY, 0.15,
            Dimension.UNIQUENESS, 0.15));

    public DimensionWeights {
        EnumMap<Dimension, Double> copy = new EnumMap<>(Dimension.class);
        copy.putAll(weights);
        double sum = 0;
        for (Map.Entry<Dimension, Double> each : copy.entrySet()) {
            if (!(each.getValue() >= 0 && each.getValue() < Double.POSITIVE_INFINITY)) {
                throw new PlanException(Problem.of(
                        ScoreErrors.BAD_WEIGHT,
                        "the weight of " + each.getKey() + " must be 0 or more, not " + each.getValue()));
            }
            sum += each.getValue();
        }
        if (sum == 0) {
            throw new PlanException(
                    Problem.of(ScoreErrors.BAD_WEIGHT, "at least one dimension must have a weight above 0"));
        }
        weights = Collections.unmodifiableMap(copy);
    }

    public double of(Dimension dimension) {
        return weights.getOrDefault(dimension, 0.0);
    }
}
