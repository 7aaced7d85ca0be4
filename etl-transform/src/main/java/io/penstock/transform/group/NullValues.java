package io.penstock.transform.group;

/** What becomes of a null that would make a row of its own. */
public enum NullValues {
    /** No row is made of it. */
    DROP,
    /** A row with a null value is made. */
    KEEP
}
