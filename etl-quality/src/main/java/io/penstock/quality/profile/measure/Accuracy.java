package io.penstock.quality.profile.measure;

/** How much a measure can be relied on. */
public enum Accuracy {
    /** As counted value by value. */
    EXACT,
    /** By a sketch; the measure states its error. */
    ESTIMATED,
    /** Counts that may be too low and are never too high. */
    AT_LEAST
}
