package io.penstock.load.csv;

/** Whether the first line holds the column names. */
public enum HeaderLine {
    /** It does. The default. */
    WRITE,
    OMIT
}
