package io.penstock.load.file.manifest;

import io.penstock.error.ErrorCode;

/** The codes of manifests. */
public final class ManifestErrors {
    public static final ErrorCode UNREADABLE = new ErrorCode("PEN-4211", "A manifest is not there or cannot be read");
    public static final ErrorCode DIFFERS = new ErrorCode("PEN-4212", "Files are not what their manifest says");

    private ManifestErrors() {}
}
