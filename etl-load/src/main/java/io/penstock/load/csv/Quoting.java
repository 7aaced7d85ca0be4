package io.penstock.load.csv;

/** Which values are put in quotes. Nulls never are, unless the line would be empty. */
public enum Quoting {
    /** Those that could be misread: with a delimiter, quote or line break, or equal to the null token. The default. */
    MINIMAL,
    /** Every value. */
    ALL,
    /** Every value but those of INT64, FLOAT64 and DECIMAL columns. */
    NON_NUMERIC
}
