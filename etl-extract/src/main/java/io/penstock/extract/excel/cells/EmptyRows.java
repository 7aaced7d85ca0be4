package io.penstock.extract.excel.cells;

/** Rows without a value. */
public enum EmptyRows {
    /** They are left out. The default. */
    SKIP,
    /** Those between rows with values are rows of nulls. */
    KEEP
}
