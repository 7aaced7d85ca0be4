package io.penstock.load.library;

import io.penstock.error.ErrorCode;

/** Codes of mistakes with the tables of a library. */
public final class LibraryErrors {
    public static final ErrorCode MODE =
            new ErrorCode("PEN-4901", "A write mode that would lose the keys between the tables of a library");
    public static final ErrorCode NOT_MADE = new ErrorCode("PEN-4902", "Tables of a library that could not be made");

    private LibraryErrors() {}
}
