package io.penstock.transform.standard;

import io.penstock.error.ErrorCode;

/** The codes of this package's steps. */
public final class StandardErrors {
    public static final ErrorCode UNKNOWN_REGION =
            new ErrorCode("PEN-3103", "A region of telephone numbers that does not exist");

    private StandardErrors() {}
}
