package io.penstock.extract.library;

import io.penstock.error.ErrorCode;

/** Codes of mistakes with extractions from a library database. */
public final class LibraryErrors {
    public static final ErrorCode DATES = new ErrorCode("PEN-2801", "A range of days that has none");
    public static final ErrorCode NO_DATES =
            new ErrorCode("PEN-2802", "A range of days for an extraction that has no days");

    private LibraryErrors() {}
}
