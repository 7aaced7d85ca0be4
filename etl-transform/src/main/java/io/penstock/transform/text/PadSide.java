package io.penstock.transform.text;

/** Where a text that is too short gets its filling. */
public enum PadSide {
    LEFT,
    RIGHT,
    /** Half on each side; an odd one goes right. */
    BOTH
}
