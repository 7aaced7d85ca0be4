package io.penstock.transform.join;

/** Whether a null in a key finds a partner. */
public enum NullKeys {
    /** A row with a null in its key has no partner, as in SQL. */
    NEVER,
    /** Nulls are equal to each other. */
    EQUAL
}
