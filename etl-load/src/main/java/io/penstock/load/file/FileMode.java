package io.penstock.load.file;

/** What becomes of a file, or of a partitioned data set, that is there. */
public enum FileMode {
    /** What is written takes its place at the commit. The default. */
    REPLACE,
    /** The run fails before anything is written. */
    FAIL_IF_EXISTS,
    /**
     * Rows are added. A single file is made from a copy, so readers see the old or the new file, whole, and must fit what it
     * holds (for CSV: the same header); a partitioned data set gets a new file per run and partition.
     */
    APPEND
}
