package io.penstock.quality.profile.remark;

/** What can be noticed about a column, or about the rows. */
public enum RemarkKind {
    /** All values are equal; two or more. */
    CONSTANT,
    /** All values differ; 20 or more. */
    UNIQUE,
    /** Texts, more than 50 different ones, and more than half of the values differ. */
    HIGH_CARDINALITY,
    /** One of several values has 90 % or more. */
    IMBALANCE,
    /** Skewness above 2 or below −2. */
    SKEWED,
    /** 5 % or more of the rows have no value. */
    MISSING,
    /** Half or more of the numbers are 0. */
    ZEROS,
    /** Rows that came before. */
    DUPLICATES,
    /** Two columns with a correlation of 0.9 or more, or −0.9 or less. */
    HIGH_CORRELATION,
    /** No bin of the histogram differs from the mean by more than a fifth; 100 values or more. */
    UNIFORM,
    /** All texts have the same number of characters; more than one value, 20 or more. */
    CONSTANT_LENGTH,
    /** Texts that are dates. */
    DATE_LIKE_TEXT,
    /** Categories that differ only by case, or by spaces around. */
    DIRTY_CATEGORY
}
