package io.penstock.quality.score;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;

/**
 * How much the parts of a pipeline's health count; only their ratio matters.
 *
 * @param quality the checks of the newest run; 0.70 by default
 * @param success the runs that succeeded; 0.15 by default
 * @param timeliness checks of timeliness and how long ago the last run succeeded; 0.10 by default
 * @param performance how long the newest run took; 0.05 by default
 * @param dimensions what {@code quality} is made of
 */
public record HealthWeights(
        double quality, double success, double timeliness, double performance, DimensionWeights dimensions)
        implements Serializable {
    public static final HealthWeights DEFAULT = new HealthWeights(0.70, 0.15, 0.10, 0.05, DimensionWeights.DEFAULT);

    public HealthWeights {
        if (!(quality >= 0 && success >= 0 && timeliness >= 0 && performance >= 0)
                || !(quality + success + timeliness + performance > 0)) {
            throw new PlanException(
                    Problem.of(ScoreErrors.BAD_WEIGHT, "weights must be 0 or more, and at least one of them above 0"));
        }
    }

    public HealthWeights dimensions(DimensionWeights other) {
        return new HealthWeights(quality, success, timeliness, performance, other);
    }
}
