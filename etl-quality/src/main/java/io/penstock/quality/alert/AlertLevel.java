package io.penstock.quality.alert;

import java.util.Locale;
import java.util.Optional;

/** How bad it is, from least to worst. */
public enum AlertLevel {
    /** Good to know. */
    INFO,
    /** A score below its threshold. */
    WARNING,
    /** A score below 0.8 × its threshold. */
    ERROR,
    /** A score below 0.5 × its threshold. */
    CRITICAL;

    private static final double ERROR_SHARE = 0.8;
    private static final double CRITICAL_SHARE = 0.5;

    /**
     * What a score means; empty when it reaches its threshold.
     *
     * @param score 0 to 1
     * @param threshold 0 to 1
     */
    public static Optional<AlertLevel> of(double score, double threshold) {
        if (score >= threshold) {
            return Optional.empty();
        } else if (score < CRITICAL_SHARE * threshold) {
            return Optional.of(CRITICAL);
        } else {
            return Optional.of(score < ERROR_SHARE * threshold ? ERROR : WARNING);
        }
    }

    /** Whether it is this bad or worse. */
    public boolean isAtLeast(AlertLevel other) {
        return compareTo(other) >= 0;
    }

    /** {@code critical}, as in JSON and for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
