package io.penstock.extract.csv;

/** What a line without a single byte means. */
public enum BlankLines {
    /** Nothing. The default. */
    SKIP,
    /** A record of one empty field. */
    KEEP
}
