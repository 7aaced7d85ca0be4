package io.penstock.load.csv;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong with CSV files alone; see {@link io.penstock.load.file.FileErrors} for all files. */
public final class CsvErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4201", "A CSV setting that cannot work");
    public static final ErrorCode HEADER_DIFFERS =
            new ErrorCode("PEN-4203", "Rows cannot be appended under another header");

    private CsvErrors() {}
}
