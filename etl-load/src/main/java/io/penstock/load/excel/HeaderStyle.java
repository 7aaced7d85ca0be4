package io.penstock.load.excel;

/** How the row of column names is written. */
public enum HeaderStyle {
    /** In bold. The default. */
    BOLD,
    /** In bold, and it stays in sight while the rows are scrolled. */
    BOLD_FROZEN,
    /** Like any other row. */
    PLAIN,
    /** Not at all. */
    OMIT
}
