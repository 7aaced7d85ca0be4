package io.penstock.extract.files;

/** How {@code mime_type} is found. */
public enum MimeDetection {
    /** By the first 512 bytes, and by the name where they do not decide. The default. */
    CONTENT,
    /** By the name alone; no file is opened. */
    NAME
}
