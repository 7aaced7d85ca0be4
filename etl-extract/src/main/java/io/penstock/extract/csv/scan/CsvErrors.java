package io.penstock.extract.csv.scan;

import io.penstock.error.ErrorCode;

/** What can be wrong with a delimited text file. */
public final class CsvErrors {
    public static final ErrorCode NO_HEADER = new ErrorCode("PEN-2101", "A CSV file without a header line");
    public static final ErrorCode DUPLICATE_HEADER =
            new ErrorCode("PEN-2102", "Two columns of a CSV file have one name");
    public static final ErrorCode FIELD_COUNT =
            new ErrorCode("PEN-2103", "A CSV record with too few or too many fields");
    public static final ErrorCode MISFIT = new ErrorCode("PEN-2104", "Text that cannot be read as the column's type");
    public static final ErrorCode UNCLOSED_QUOTE = new ErrorCode("PEN-2105", "A quote that is never closed");
    public static final ErrorCode MALFORMED_TEXT =
            new ErrorCode("PEN-2107", "Bytes that are not text in the file's encoding");
    public static final ErrorCode FIELD_TOO_LONG = new ErrorCode("PEN-2108", "A field longer than max_field_bytes");
    public static final ErrorCode RECORD_TOO_LONG = new ErrorCode("PEN-2109", "A record longer than max_record_bytes");
    public static final ErrorCode WRONG_DELIMITER =
            new ErrorCode("PEN-2110", "A header of one column that looks like several");
    public static final ErrorCode HEADER_MISMATCH =
            new ErrorCode("PEN-2111", "A file whose header is not that of the other files or of the settings");
    public static final ErrorCode MISSING_VALUE = new ErrorCode("PEN-2112", "No value in a NOT NULL column");
    public static final ErrorCode SETTING = new ErrorCode("PEN-2113", "A CSV setting that is not valid");

    public static final ErrorCode FORMAT =
            new ErrorCode("PEN-2114", "Records that do not follow the Commons CSV format that was set");

    private CsvErrors() {}
}
