package io.penstock.transform.parse;

import io.penstock.data.TextColumn;

/** Reads values that fit 64 bits. One format of possibly several, tried one after the other. One thread. */
@FunctionalInterface
interface LongReader {
    /** No value: what single-value readers give for text they cannot read. */
    long FAILED = Long.MIN_VALUE;

    /**
     * Tries every row whose bit in {@code open} is set; where it can read the text it stores the value and clears the bit.
     */
    void read(TextColumn column, long[] values, long[] open);
}
