package io.penstock.transform.clean;

/** What happens to rows that say nothing new: empty ones, exact duplicates. */
public enum UnwantedRows {
    /** They are left out and counted. */
    DROP,
    KEEP
}
