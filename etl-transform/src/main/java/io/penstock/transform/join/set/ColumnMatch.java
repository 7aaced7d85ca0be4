package io.penstock.transform.join.set;

/** Which columns of two sources belong together. */
public enum ColumnMatch {
    /** Those of the same name. */
    NAME,
    /** The first with the first, the second with the second; names are those of the rows that arrive. */
    POSITION
}
