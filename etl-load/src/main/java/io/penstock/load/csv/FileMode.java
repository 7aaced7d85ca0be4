package io.penstock.load.csv;

/** What becomes of a file that is there. */
public enum FileMode {
    /** The new file takes its place at the commit. The default. */
    REPLACE,
    /** The run fails before anything is written. */
    FAIL_IF_EXISTS,
    /** Rows are added; the file must have the same header. Made from a copy, so readers see the old or the new file, whole. */
    APPEND
}
