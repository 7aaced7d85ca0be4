package io.penstock.quality.anomaly;

import java.time.Instant;

/**
 * A value at a time.
 *
 * @param known whether it is known not to be normal; such values are no part of what later ones are compared with
 */
public record Observation(Instant at, double value, boolean known) {
    public static Observation of(Instant at, double value) {
        return new Observation(at, value, false);
    }
}
