package io.penstock.transform.number;

/** How {@link Normalize} scales a column. */
public enum Scaling {
    /** To 0 for the least value, 1 for the greatest. */
    MIN_MAX,
    /** To the distance from the mean in standard deviations (of the sample, n − 1). */
    Z_SCORE,
    /** To the distance from the median in interquartile ranges: outliers hardly move it. */
    ROBUST
}
