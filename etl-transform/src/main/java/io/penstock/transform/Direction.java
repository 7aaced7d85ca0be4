package io.penstock.transform;

/** Which values of an ordering column come first. */
public enum Direction {
    /** From the least to the greatest. */
    ASC,
    /** From the greatest to the least. */
    DESC
}
