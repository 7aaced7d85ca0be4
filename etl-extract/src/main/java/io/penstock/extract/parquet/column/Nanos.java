package io.penstock.extract.parquet.column;

/** What happens to times of nanoseconds that are no whole microseconds, the finest that columns hold. */
public enum Nanos {
    /** The time becomes the microsecond it lies in. The default. */
    TRUNCATE,
    /** The run fails at the first such value. */
    FAIL
}
