package io.penstock.quality.distinct;

/** How a number of distinct values came about. */
public enum DistinctMethod {
    /** Every distinct value was remembered: whole, or as a 64-bit hash where values are longer. */
    EXACT,
    /** A sketch; the true number is within one standard error two times out of three. */
    ESTIMATED
}
