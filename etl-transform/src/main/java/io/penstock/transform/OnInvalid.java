package io.penstock.transform;

/** What a step does with a value it cannot read. */
public enum OnInvalid {
    /** The row goes to the reject sink. */
    REJECT,
    /** The value becomes null, the row stays. */
    NULL,
    /** The value stays as it is; only where the column stays {@code TEXT}. */
    KEEP
}
