package io.penstock.transform.internal.text;

import io.penstock.data.TextColumn;

/** Makes a text column from a text column, row by row; null stays null. Without state: safe for several threads. */
@FunctionalInterface
public interface TextKernel {
    /** The new column; the given one itself when nothing changes. */
    TextColumn apply(TextColumn column);
}
