package io.penstock.quality.profile.file;

import io.penstock.error.ErrorCode;

/** What can go wrong when a profile is written. */
public final class ProfileFileErrors {
    public static final ErrorCode CANNOT_WRITE = new ErrorCode("PEN-5108", "A profile file that cannot be written");

    private ProfileFileErrors() {}
}
