package io.penstock.extract.files;

import io.penstock.error.ErrorCode;

/** The codes of directory scans. */
public final class FilesErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-2701", "A setting of a directory scan that cannot work");
    public static final ErrorCode NO_DIRECTORY =
            new ErrorCode("PEN-2702", "The directory to scan is not there or is a file");
    public static final ErrorCode UNREADABLE =
            new ErrorCode("PEN-2703", "A directory or file of a scan that cannot be read");

    private FilesErrors() {}
}
