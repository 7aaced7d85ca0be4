package io.penstock.load.json;

/** What is written for NaN and the infinities, for which JSON has no number. */
public enum NonFinite {
    /** The strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, which the JSON source reads back in FLOAT64 columns. The default. */
    TEXT,
    /** {@code null}. */
    NULL,
    /** The run fails. */
    FAIL
}
