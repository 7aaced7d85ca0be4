package io.penstock.extract.parquet;

/** What directories named {@code a=1} mean. */
public enum Partitions {
    /** Nothing. The default. */
    IGNORE,
    /** A column {@code a} of the value 1 in every row of the files below. */
    COLUMNS
}
