package io.penstock.load.database;

/** What becomes of a table's rows and of the table. */
public enum WriteMode {
    /** Rows are added; the table is made when it is not there. The default. */
    APPEND,
    /** The table must not be there; it is made. */
    FAIL_IF_EXISTS,
    /** A new table takes the place of the old one at the commit; readers see the old or the new one, whole. */
    REPLACE,
    /** Rows whose key is in the table replace the old row's values, the others are added. */
    UPSERT
}
