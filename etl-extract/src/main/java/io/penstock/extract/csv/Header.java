package io.penstock.extract.csv;

/** Whether the first record names the columns. */
public enum Header {
    /** The first record holds the column names. The default. */
    PRESENT,
    /** Every record is data; columns are named by {@code columnNames}, or {@code column_1, column_2, …}. */
    ABSENT
}
