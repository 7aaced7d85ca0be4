package io.penstock.load.parquet.column;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.Chunk;
import io.penstock.load.parquet.format.Leaf;
import io.penstock.load.parquet.format.Page;
import io.penstock.load.parquet.page.PagePacker.Packed;
import io.penstock.load.parquet.page.PagePackers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of the file: rows in, encoded and compressed pages out, a chunk at a time. A page ends after {@value #PAGE_ROWS}
 * values or {@code pageBytes}, whichever comes first, between rows. One thread.
 */
public final class LeafWriter {
    /** Rows encoded before the page's size is looked at again. */
    static final int SLICE = 1024;

    /** Values of a page at most, about; what other writers of Parquet have settled on. */
    static final int PAGE_ROWS = 20_000;

    private final Leaf leaf;
    private final int pageBytes;
    private final PagePackers packers;
    private final ValueEncoder values;
    private final @Nullable FlatLevels flat;
    private final @Nullable NestedLevels nested;
    private final Shredder shredder;
    private final ByteBuilder body = new ByteBuilder(1 << 12);
    private final List<byte[]> content = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private long contentBytes;
    private int pageRows;

    /**
     * @param dictionary whether a dictionary is tried
     * @param pageBytes bytes of a page, and of a dictionary, at most, about
     * @param packers shared by the columns of a file
     */
    public LeafWriter(Leaf leaf, boolean dictionary, int pageBytes, PagePackers packers) {
        this.leaf = leaf;
        this.pageBytes = pageBytes;
        this.packers = packers;
        this.values = switch (leaf.physical()) {
            case BOOLEAN -> new BooleanEncoder();
            case FIXED_LEN_BYTE_ARRAY -> new FixedEncoder(leaf.length());
            case BYTE_ARRAY ->
                new BytesEncoder(
                        leaf.type() == io.penstock.schema.Type.TEXT, new DictionaryTrial(dictionary, pageBytes));
            case INT32, INT64, DOUBLE -> new LongEncoder(leaf.physical(), new DictionaryTrial(dictionary, pageBytes));
        };
        this.flat = leaf.isFlat() && leaf.maxDefinition() == 1 ? new FlatLevels() : null;
        this.nested = leaf.isFlat() ? null : new NestedLevels(leaf);
        this.shredder = new Shredder(leaf);
    }

    /** Adds rows {@code from} to {@code to - 1} of the batch's column this leaf is in. */
    public void write(Column column, int from, int to) {
        for (int at = from; at < to; ) {
            int count = slice(column, at, to);
            if (nested != null) {
                Column present = shredder.shred(column, at, count, nested);
                values.append(present, 0, present.size());
            } else {
                values.append(column, at, count);
                if (flat != null) {
                    flat.append(column.validity(), at, count);
                }
            }
            pageRows += count;
            at += count;
            if (size() >= PAGE_ROWS || values.byteSize() >= pageBytes || values.isFull()) {
                endPage();
            }
        }
    }

    private int size() {
        return nested != null ? nested.size() : pageRows;
    }

    /** Rows to take at once: few where values are long, so that no page grows far past its size. */
    private int slice(Column column, int from, int to) {
        int count = Math.min(Math.min(SLICE, to - from), Math.max(1, PAGE_ROWS - size()));
        if (column instanceof TextColumn || column instanceof BinaryColumn) {
            while (count > 1 && length(column, from, count) > pageBytes) {
                count /= 2;
            }
        }
        return count;
    }

    private static long length(Column column, int from, int count) {
        long total = 0;
        if (column instanceof TextColumn text) {
            int[] starts = text.starts();
            int[] ends = text.ends();
            for (int i = from; i < from + count; i++) {
                total += ends[i] - starts[i];
            }
        } else if (column instanceof BinaryColumn binary) {
            for (int i = from; i < from + count; i++) {
                total += binary.length(i);
            }
        }
        return total;
    }

    private void endPage() {
        boolean dictionary = values.usesDictionary();
        Bounds bounds = values.pageBounds();
        int size = size();
        int nulls = 0;
        body.clear();
        if (nested != null) {
            nulls = nested.nulls();
            nested.endPage(body);
        } else if (flat != null) {
            nulls = flat.nulls();
            flat.endPage(body);
        }
        values.endPage(body);
        Packed page = packers.pack(packer -> packer.values(body, size, dictionary));
        int length = page.bytes().length;
        content.add(page.bytes());
        contentBytes += length;
        pages.add(new Page(length, page.plainLength(), size, pageRows, nulls, bounds, dictionary));
        pageRows = 0;
    }

    /** Bytes held in memory for the chunk at hand, about. */
    public long heldBytes() {
        return contentBytes + values.byteSize() + 4L * values.dictionarySize();
    }

    /** The chunk of everything written since the last one. */
    public Chunk finish() {
        if (pageRows > 0) {
            endPage();
        }
        List<byte[]> all = new ArrayList<>(content.size() + 1);
        Page dictionaryPage = null;
        ByteBuilder dictionary = values.dictionary();
        if (dictionary != null) {
            Packed page = packers.pack(packer -> packer.dictionary(dictionary, values.entries()));
            all.add(page.bytes());
            dictionaryPage = new Page(page.bytes().length, page.plainLength(), values.entries(), 0, 0, null, false);
        }
        all.addAll(content);
        Chunk chunk = new Chunk(leaf, all, dictionaryPage, List.copyOf(pages), values.endChunk());
        content.clear();
        pages.clear();
        contentBytes = 0;
        return chunk;
    }
}
