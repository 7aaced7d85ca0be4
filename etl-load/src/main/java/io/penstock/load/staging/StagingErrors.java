package io.penstock.load.staging;

import io.penstock.error.ErrorCode;

/** The codes of staging areas. */
public final class StagingErrors {
    public static final ErrorCode SETTING = new ErrorCode("PEN-4701", "A setting of a staging that cannot work");
    public static final ErrorCode UNKNOWN_ID = new ErrorCode("PEN-4702", "A staging that is not there");
    public static final ErrorCode COLUMN = new ErrorCode("PEN-4703", "A column has the name of a staging's own column");
    public static final ErrorCode DIFFERS = new ErrorCode("PEN-4704", "Staged files are not what their metadata says");
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-4705", "A staging's metadata cannot be read");
    public static final ErrorCode TARGET = new ErrorCode("PEN-4706", "The directory to restore into is in use");
    public static final ErrorCode ENCRYPTION = new ErrorCode("PEN-4707", "Encrypted and plain stagings mixed up");

    private StagingErrors() {}
}
