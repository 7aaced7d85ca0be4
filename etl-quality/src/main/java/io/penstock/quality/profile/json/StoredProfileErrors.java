package io.penstock.quality.profile.json;

import io.penstock.error.ErrorCode;

/** What can be wrong with a profile that was stored. */
public final class StoredProfileErrors {
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-5104", "A stored profile that cannot be read");
    public static final ErrorCode NEWER = new ErrorCode("PEN-5105", "A stored profile of a newer version");

    private StoredProfileErrors() {}
}
