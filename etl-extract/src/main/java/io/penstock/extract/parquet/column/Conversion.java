package io.penstock.extract.parquet.column;

/** How a stored value becomes one of ours. */
public enum Conversion {
    /** As it is: signed integers, dates, microseconds, small decimals; all doubles; BINARY. */
    SAME,
    BOOLEAN,
    UNSIGNED_INT,
    UNSIGNED_LONG,
    TIME_MILLIS,
    TIME_MICROS,
    TIME_NANOS,
    TIMESTAMP_MILLIS,
    TIMESTAMP_NANOS,
    /** Days of the Julian calendar and nanoseconds, as Hive and Spark once wrote timestamps. */
    INT96,
    /** Integers of at most 18 digits. */
    DECIMAL,
    /** Integers of up to 38 digits. */
    WIDE_DECIMAL,
    FLOAT16,
    TEXT,
    UUID,
    /** Months, days and milliseconds, as ISO-8601 text. */
    INTERVAL
}
