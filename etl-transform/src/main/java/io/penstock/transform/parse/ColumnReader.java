package io.penstock.transform.parse;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;

/** Reads a whole column of texts. May keep a memo: one thread. */
@FunctionalInterface
interface ColumnReader {
    /** The typed column, null where the text is null or its row's bit was set in {@code failed}. */
    Column read(TextColumn column, long[] failed);
}
