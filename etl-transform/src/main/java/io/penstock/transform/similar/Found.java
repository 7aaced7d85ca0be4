package io.penstock.transform.similar;

/** What becomes of the rows that do not survive. */
public enum Found {
    /** They are left out and counted as deduplicated. */
    DROP,
    /** Every row stays; an INT64 column {@code cluster} holds the number (from 0) of the cluster's first row. */
    MARK
}
