package io.penstock.load.parquet.column;

import io.penstock.data.Column;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The values of one leaf, nulls left out: those of the page at hand until {@link #endPage}, and the dictionary of the chunk at
 * hand until {@link #endChunk}. One thread.
 */
sealed interface ValueEncoder permits LongEncoder, BytesEncoder, BooleanEncoder, FixedEncoder {
    /** Adds the values of rows {@code from} to {@code from + count - 1}. */
    void append(Column column, int from, int count);

    /** About how many bytes the page's values take. */
    int byteSize();

    /** Bytes held for the chunk beyond the page at hand. */
    default int dictionarySize() {
        return 0;
    }

    /** Whether the page should end now, because the next one is to be encoded in another way. */
    default boolean isFull() {
        return false;
    }

    /** Whether {@link #endPage} would write codes into a dictionary; decides it for the page. */
    default boolean usesDictionary() {
        return false;
    }

    /** The bounds of the page's values; null when there are none. */
    @Nullable
    Bounds pageBounds();

    /** Appends the page's encoded values and begins the next page. */
    void endPage(ByteBuilder out);

    /** The dictionary of the chunk, encoded; null when no page uses one. */
    default @Nullable ByteBuilder dictionary() {
        return null;
    }

    /** Entries of {@link #dictionary}. */
    default int entries() {
        return 0;
    }

    /** The bounds of all values of the chunk; begins the next chunk. */
    @Nullable
    Bounds endChunk();
}
