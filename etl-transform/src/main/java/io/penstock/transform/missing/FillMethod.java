package io.penstock.transform.missing;

/** Where {@link FillMissing} takes a value from. */
public enum FillMethod {
    /** A constant. */
    VALUE,
    /** A SQL expression over the row. */
    EXPRESSION,
    /** The mean of the column's values. */
    MEAN,
    /** The median of the column's values; between two by half. */
    MEDIAN,
    /** The most frequent value; of several the one that came first. */
    MODE,
    /** The last value before. */
    FORWARD,
    /** The next value after. */
    BACKWARD
}
