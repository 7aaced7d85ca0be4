package io.penstock.quality.profile;

/** How much a profiler measures. */
public enum ProfileDetail {
    /** Rows, nulls, distinct values, least and greatest value. */
    BASIC,
    /** {@code BASIC} and moments, quantiles and the most frequent values. */
    STANDARD,
    /** Everything: {@code STANDARD} and histogram, frequencies, lengths, patterns, formats, samples, distinct rows. */
    FULL
}
