package io.penstock.load.parquet.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column's part of a row group, encoded.
 *
 * @param content headers and compressed contents of all pages, the dictionary's first, as they follow each other in the file
 * @param dictionary the page of the dictionary; null when there is none
 * @param pages the pages of values, in their order
 * @param bounds of all values; null when there are none, or none are told
 */
public record Chunk(
        Leaf leaf,
        List<byte[]> content,
        @Nullable Page dictionary,
        List<Page> pages,
        @Nullable Bounds bounds) {}
