package io.penstock.extract.parquet.page;

import io.penstock.error.ErrorCode;

/** What can be wrong with a Parquet file or with the settings it is read by. */
public final class ParquetErrors {
    public static final ErrorCode INVALID_SETTING =
            new ErrorCode("PEN-2401", "A setting of the source parquet that cannot be");
    public static final ErrorCode NOT_PARQUET = new ErrorCode("PEN-2402", "A file that is not a Parquet file");
    public static final ErrorCode DAMAGED = new ErrorCode("PEN-2403", "A Parquet file that is cut off or damaged");
    public static final ErrorCode ENCRYPTED = new ErrorCode("PEN-2404", "An encrypted Parquet file");
    public static final ErrorCode UNSUPPORTED =
            new ErrorCode("PEN-2405", "A codec, encoding or type of Parquet that cannot be read");
    public static final ErrorCode OTHER_SCHEMA =
            new ErrorCode("PEN-2406", "Parquet files of different columns read as one");
    public static final ErrorCode VALUE = new ErrorCode("PEN-2407", "A Parquet value that its column type cannot hold");
    public static final ErrorCode PAGE_SIZE = new ErrorCode("PEN-2408", "A Parquet page larger than is allowed");
    public static final ErrorCode PARTITION =
            new ErrorCode("PEN-2409", "Files whose directories do not name the same partition columns");

    private ParquetErrors() {}
}
