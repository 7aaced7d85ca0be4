package io.penstock.load.json;

/** What is written for a null. */
public enum Nulls {
    /** {@code "name":null}. The default. */
    WRITE,
    /** Nothing: the key is missing. */
    OMIT
}
