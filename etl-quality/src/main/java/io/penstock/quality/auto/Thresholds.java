package io.penstock.quality.auto;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The score that automatic checks of a dimension must reach: {@code quality_thresholds} in JSON.
 *
 * @param values 0 to 1; a dimension that is left out has its default
 */
public record Thresholds(Map<Dimension, Double> values) implements Serializable {
    private static final Map<Dimension, Double> DEFAULTS = Map.of(
            Dimension.COMPLETENESS, 0.95,
            Dimension.ACCURACY, 0.95,
            Dimension.CONSISTENCY, 0.95,
            Dimension.TIMELINESS, 0.80,
            Dimension.VALIDITY, 0.95,
            Dimension.UNIQUENESS, 0.99);

    /** Completeness, accuracy, consistency and validity 0.95, uniqueness 0.99, timeliness 0.80. */
    public static final Thresholds DEFAULT = new Thresholds(Map.of());

    public Thresholds {
        EnumMap<Dimension, Double> all = new EnumMap<>(DEFAULTS);
        values.forEach((dimension, value) -> {
            if (!(value >= 0 && value <= 1)) {
                throw new PlanException(Problem.of(
                        CheckErrors.BAD_SETTING,
                        "the threshold of " + dimension.name().toLowerCase(Locale.ROOT) + " must be 0 to 1, not "
                                + value));
            }
            all.put(dimension, value);
        });
        values = Collections.unmodifiableMap(all);
    }

    public double of(Dimension dimension) {
        return values.getOrDefault(dimension, 1.0);
    }
}
