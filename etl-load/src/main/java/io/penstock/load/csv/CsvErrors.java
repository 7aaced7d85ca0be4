package io.penstock.load.csv;

import io.penstock.error.ErrorCode;

/** The codes of what can go wrong while a CSV file is written. */
public final class CsvErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4201", "A CSV setting that cannot work");
    public static final ErrorCode FILE_EXISTS = new ErrorCode("PEN-4202", "The file is there already");
    public static final ErrorCode HEADER_DIFFERS =
            new ErrorCode("PEN-4203", "Rows cannot be appended under another header");
    public static final ErrorCode NOT_WRITABLE =
            new ErrorCode("PEN-4204", "The file or its directory cannot be written");
    public static final ErrorCode DISK_FULL = new ErrorCode("PEN-4205", "The disk is full");

    private CsvErrors() {}
}
