package io.penstock.extract.parquet.column;

/** What byte strings without a logical type are. */
public enum PlainBinary {
    /** Bytes. The default. */
    BINARY,
    /** UTF-8, as old writers (Impala, early Spark) meant them. */
    TEXT
}
