package io.penstock.transform.join;

/** Which rows a join gives. */
public enum JoinKind {
    /** Every pair of a left and a right row with equal keys. */
    INNER,
    /** As inner, and each left row without a partner once, with nulls on the right. */
    LEFT,
    /** As inner, and each right row without a partner once, with nulls on the left; these come last. */
    RIGHT,
    /** As left and right together. */
    FULL,
    /** Each left row that has a partner, once, without the right columns. */
    SEMI,
    /** Each left row that has no partner, without the right columns. */
    ANTI,
    /** Every left row with every right row; no key. */
    CROSS;

    boolean keepsLeft() {
        return this == LEFT || this == FULL;
    }

    boolean keepsRight() {
        return this == RIGHT || this == FULL;
    }

    boolean isFilter() {
        return this == SEMI || this == ANTI;
    }
}
