package io.penstock.spi;

/** How bad a failed check is; a label for reports, the consequence is {@link OnFail}. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL
}
