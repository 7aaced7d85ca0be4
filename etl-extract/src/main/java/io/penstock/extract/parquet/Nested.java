package io.penstock.extract.parquet;

/** What becomes of lists, maps and structs. */
public enum Nested {
    /** The parts of a struct become columns {@code a.b}; lists and maps become JSON text. The default. */
    FLATTEN,
    /** Lists stay LIST, structs STRUCT; a map is a LIST of STRUCT of {@code key} and {@code value}. */
    KEEP,
    /** Everything nested becomes JSON text. */
    JSON
}
