package io.penstock.transform.clean;

import io.penstock.data.TextColumn;

/** Makes a text column from a text column, row by row. Without state: safe for several threads. */
@FunctionalInterface
interface TextKernel {
    /** The new column; the given one itself when nothing changes. */
    TextColumn apply(TextColumn column);
}
