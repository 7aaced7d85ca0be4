package io.penstock.load.parquet.column;

import io.penstock.load.parquet.format.ByteBuilder;

/** The repetition and definition levels of one page. */
sealed interface Levels permits FlatLevels, NestedLevels {
    /** Values and nulls of the page so far. */
    int size();

    /** Positions without a value. */
    int nulls();

    /** Appends the encoded levels, each kind after its length, and begins the next page. */
    void endPage(ByteBuilder out);
}
