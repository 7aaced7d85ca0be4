package io.penstock.extract.text;

/** How columns without a declared type get one. */
public enum Inference {
    /** From the first records; the source says how many. The default. */
    SAMPLE,
    /** From every record; the input is read twice. */
    FULL,
    /** They are all TEXT. */
    TEXT
}
