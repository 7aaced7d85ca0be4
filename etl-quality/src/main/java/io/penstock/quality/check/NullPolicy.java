package io.penstock.quality.check;

/** What a check of single values makes of nulls. */
public enum NullPolicy {
    /** Nulls are not looked at; the share that must hold is a share of the other rows. */
    IGNORE,
    /** A null is a failing row. */
    FAIL
}
