package io.penstock.transform.number;

/** What {@link Outliers} does with a value that is too far away. */
public enum OutlierAction {
    /** Keeps it and says so in a BOOLEAN column {@code <name>_outlier}; null where the value is null. */
    FLAG,
    /** Moves it to the nearest value that is not too far away. */
    CLIP,
    /** Makes it null. */
    NULL,
    /** Rejects the row. */
    REJECT
}
