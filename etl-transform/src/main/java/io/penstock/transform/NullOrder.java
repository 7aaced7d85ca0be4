package io.penstock.transform;

/** Where the nulls of an ordering column stand, whatever its direction. */
public enum NullOrder {
    /** Before every value. */
    FIRST,
    /** Behind every value. */
    LAST
}
