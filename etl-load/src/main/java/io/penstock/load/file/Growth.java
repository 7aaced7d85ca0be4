package io.penstock.load.file;

/** Whether rows can be added to a finished file of a format. */
public enum Growth {
    /** They cannot (Parquet). The default. */
    NEVER,
    /** They can, at the cost of writing the file anew (workbooks, JSON arrays). */
    BY_REWRITING,
    /** They can, at its end, at no cost (CSV, JSON Lines). */
    AT_THE_END
}
