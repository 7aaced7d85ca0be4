package io.penstock.load.parquet;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong with Parquet files alone; those of all files are {@link io.penstock.load.file}'s. */
public final class ParquetErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4501", "A Parquet setting that cannot work");
    public static final ErrorCode SCHEMA = new ErrorCode("PEN-4502", "A schema that a Parquet file cannot hold");

    private ParquetErrors() {}
}
