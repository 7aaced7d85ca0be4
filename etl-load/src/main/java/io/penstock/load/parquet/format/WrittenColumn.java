package io.penstock.load.parquet.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the footer tells of one column's part of a row group, once that is in the file at {@code offset}. */
final class WrittenColumn {
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int UNORDERED = 0;

    final long offset;
    final byte @Nullable [] columnIndex;
    final byte[] offsetIndex;
    long columnIndexAt;
    long offsetIndexAt;
    long plainBytes;
    long bytes;

    private final Leaf leaf;
    private final @Nullable Bounds bounds;
    private final int dictionaryLength;
    private long values;
    private long nulls;
    private int dictionaryPages;
    private int plainPages;

    WrittenColumn(Chunk chunk, long offset) {
        this.offset = offset;
        this.leaf = chunk.leaf();
        this.bounds = chunk.bounds();
        Page dictionary = chunk.dictionary();
        this.dictionaryLength = dictionary == null ? 0 : dictionary.length();
        this.bytes = dictionaryLength;
        this.plainBytes = dictionary == null ? 0 : dictionary.plainLength();
        for (Page page : chunk.pages()) {
            bytes += page.length();
            plainBytes += page.plainLength();
            values += page.values();
            nulls += page.nulls();
            dictionaryPages += page.dictionary() ? 1 : 0;
            plainPages += page.dictionary() ? 0 : 1;
        }
        this.columnIndex = columnIndex(chunk.pages());
        this.offsetIndex = offsetIndex(chunk.pages());
    }

    private byte[] offsetIndex(List<Page> pages) {
        ByteBuilder buffer = new ByteBuilder(pages.size() * 12);
        CompactThrift out = new CompactThrift(buffer);
        out.begin();
        out.list(1, CompactThrift.STRUCT, pages.size());
        long at = offset + dictionaryLength;
        long row = 0;
        for (Page page : pages) {
            out.begin();
            out.i64(1, at);
            out.i32(2, page.length());
            out.i64(3, row);
            out.end();
            at += page.length();
            row += page.rows();
        }
        out.end();
        return buffer.toArray();
    }

    /** Null when some page with values tells no bounds: an index of half the pages would lie. */
    private static byte @Nullable [] columnIndex(List<Page> pages) {
        for (Page page : pages) {
            if (page.bounds() == null && page.nulls() < page.values()) {
                return null;
            }
        }
        ByteBuilder buffer = new ByteBuilder(pages.size() * 24);
        CompactThrift out = new CompactThrift(buffer);
        out.begin();
        out.list(1, CompactThrift.BOOLEAN, pages.size());
        for (Page page : pages) {
            out.bool(page.bounds() == null);
        }
        out.list(2, CompactThrift.BINARY, pages.size());
        for (Page page : pages) {
            Bounds of = page.bounds();
            out.bytes(of == null ? new byte[0] : of.min());
        }
        out.list(3, CompactThrift.BINARY, pages.size());
        for (Page page : pages) {
            Bounds of = page.bounds();
            out.bytes(of == null ? new byte[0] : of.max());
        }
        out.i32(4, UNORDERED);
        out.list(5, CompactThrift.I64, pages.size());
        for (Page page : pages) {
            out.int64(page.nulls());
        }
        out.end();
        return buffer.toArray();
    }

    /** Writes a {@code ColumnChunk}. */
    void write(CompactThrift out, Codec codec) {
        out.begin();
        out.i64(2, 0);
        out.begin(3);
        out.i32(1, leaf.physical().number());
        encodings(out);
        out.list(3, CompactThrift.BINARY, leaf.path().size());
        for (String name : leaf.path()) {
            out.bytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        out.i32(4, codec.number());
        out.i64(5, values);
        out.i64(6, plainBytes);
        out.i64(7, bytes);
        out.i64(9, offset + dictionaryLength);
        if (dictionaryLength > 0) {
            out.i64(11, offset);
        }
        statistics(out);
        encodingStatistics(out);
        out.end();
        out.i64(4, offsetIndexAt);
        out.i32(5, offsetIndex.length);
        if (columnIndex != null) {
            out.i64(6, columnIndexAt);
            out.i32(7, columnIndex.length);
        }
        out.end();
    }

    private void encodings(CompactThrift out) {
        boolean plain = plainPages > 0 || dictionaryLength > 0;
        out.list(2, CompactThrift.I32, 1 + (plain ? 1 : 0) + (dictionaryPages > 0 ? 1 : 0));
        if (plain) {
            out.int32(PageHeader.PLAIN);
        }
        out.int32(PageHeader.RLE);
        if (dictionaryPages > 0) {
            out.int32(PageHeader.RLE_DICTIONARY);
        }
    }

    private void statistics(CompactThrift out) {
        out.begin(12);
        out.i64(3, nulls);
        if (bounds != null) {
            out.binary(5, bounds.max());
            out.binary(6, bounds.min());
            out.flag(7, bounds.maxExact());
            out.flag(8, bounds.minExact());
        }
        out.end();
    }

    private void encodingStatistics(CompactThrift out) {
        out.list(
                13,
                CompactThrift.STRUCT,
                (dictionaryLength > 0 ? 1 : 0) + (dictionaryPages > 0 ? 1 : 0) + (plainPages > 0 ? 1 : 0));
        if (dictionaryLength > 0) {
            count(out, DICTIONARY_PAGE, PageHeader.PLAIN, 1);
        }
        if (dictionaryPages > 0) {
            count(out, DATA_PAGE, PageHeader.RLE_DICTIONARY, dictionaryPages);
        }
        if (plainPages > 0) {
            count(out, DATA_PAGE, PageHeader.PLAIN, plainPages);
        }
    }

    private static void count(CompactThrift out, int pageType, int encoding, int pages) {
        out.begin();
        out.i32(1, pageType);
        out.i32(2, encoding);
        out.i32(3, pages);
        out.end();
    }
}
