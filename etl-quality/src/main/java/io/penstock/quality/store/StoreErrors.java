package io.penstock.quality.store;

import io.penstock.error.ErrorCode;

/** Codes of the quality store. */
public final class StoreErrors {
    public static final ErrorCode UNREACHABLE = new ErrorCode("PEN-5301", "The quality store cannot be used");
    public static final ErrorCode NEWER_SCHEMA =
            new ErrorCode("PEN-5302", "The quality store was made by a newer version");
    public static final ErrorCode BAD_SETTING =
            new ErrorCode("PEN-5303", "A setting of the quality store is out of range");

    private StoreErrors() {}
}
