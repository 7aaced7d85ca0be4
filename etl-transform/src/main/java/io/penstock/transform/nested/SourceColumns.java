package io.penstock.transform.nested;

/** What becomes of the columns that others are made of. */
public enum SourceColumns {
    KEEP,
    DROP
}
