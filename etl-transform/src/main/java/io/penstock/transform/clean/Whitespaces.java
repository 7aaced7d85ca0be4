package io.penstock.transform.clean;

/** What happens to whitespace at the edges of a text. */
public enum Whitespaces {
    TRIM,
    KEEP
}
