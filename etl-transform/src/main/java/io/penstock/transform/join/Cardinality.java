package io.penstock.transform.join;

/** How often a key may occur on the left and on the right side of a join. */
public enum Cardinality {
    /** No promise; nothing is checked. */
    MANY_TO_MANY,
    /** Keys of the right side are unique. */
    MANY_TO_ONE,
    /** Keys of the left side are unique. */
    ONE_TO_MANY,
    /** Keys of both sides are unique. */
    ONE_TO_ONE;

    boolean uniqueLeft() {
        return this == ONE_TO_MANY || this == ONE_TO_ONE;
    }

    boolean uniqueRight() {
        return this == MANY_TO_ONE || this == ONE_TO_ONE;
    }
}
