package io.penstock.extract.database.sql;

/** What becomes of rows whose cursor column is null: no watermark ever passes them. */
public enum NullCursors {
    /** The run fails and says so. The default. */
    FAIL,
    /** They are never read. */
    EXCLUDE,
    /** They are read by every run. */
    INCLUDE
}
