package io.penstock.extract.csv;

/** How columns without a declared type get one. */
public enum Inference {
    /** From the first {@value CsvExtractor#SAMPLE_ROWS} records. The default. */
    SAMPLE,
    /** From every record; the input is read twice. */
    FULL,
    /** They are all TEXT. */
    TEXT
}
