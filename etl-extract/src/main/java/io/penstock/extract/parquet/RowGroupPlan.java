package io.penstock.extract.parquet;

import io.penstock.extract.parquet.column.Leaf;
import io.penstock.extract.parquet.column.LeafChunk;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.page.Chunk;
import io.penstock.extract.parquet.page.Codec;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.PageList;
import io.penstock.extract.parquet.page.ParquetErrors;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns to be read lie in a row group.
 *
 * @param pages missing for leaves whose pages do not tell which rows they hold
 * @param bytes of the columns, unpacked
 */
record RowGroupPlan(long rows, Map<Leaf, LeafChunk> chunks, Map<Leaf, PageList> pages, long bytes) {
    private static final int MOST_INDEX_BYTES = 64 << 20;

    /** @throws Damage when what the footer says cannot be */
    static RowGroupPlan of(Footer footer, RowGroup group, List<OutputColumn> columns, ParquetSettings settings)
            throws IOException {
        long rows = group.getNum_rows();
        if (rows < 0) {
            throw new Damage("a row group of " + rows + " rows");
        }
        Map<Leaf, LeafChunk> chunks = new LinkedHashMap<>();
        Map<Leaf, PageList> pages = new LinkedHashMap<>();
        long bytes = 0;
        for (OutputColumn column : columns) {
            for (Leaf leaf : column.leaves()) {
                try {
                    ColumnChunk told = chunk(group, leaf);
                    ColumnMetaData meta = told.getMeta_data();
                    Chunk chunk = chunk(footer, told, leaf, rows, settings);
                    chunks.put(leaf, new LeafChunk(leaf, chunk));
                    PageList list = pageList(footer, told, chunk, rows);
                    if (list != null) {
                        pages.put(leaf, list);
                    }
                    bytes += Math.max(0, meta == null ? 0 : meta.getTotal_uncompressed_size());
                } catch (Damage e) {
                    throw new Damage(e.code(), "column '" + leaf.path() + "': " + e.what());
                }
            }
        }
        return new RowGroupPlan(rows, chunks, pages, bytes);
    }

    /** @throws Damage when the row group does not have it */
    static ColumnChunk chunk(RowGroup group, Leaf leaf) {
        List<ColumnChunk> all = group.getColumns();
        if (all == null || leaf.index() >= all.size()) {
            throw new Damage("a row group without this column");
        }
        return all.get(leaf.index());
    }

    private static Chunk chunk(Footer footer, ColumnChunk told, Leaf leaf, long rows, ParquetSettings settings) {
        if (told.isSetCrypto_metadata() || told.isSetEncrypted_column_metadata()) {
            throw new Damage(ParquetErrors.ENCRYPTED, "the column is encrypted");
        } else if (told.isSetFile_path()) {
            throw new Damage(ParquetErrors.UNSUPPORTED, "the column lies in another file");
        }
        ColumnMetaData meta = told.getMeta_data();
        if (meta == null || meta.getType() == null || meta.getCodec() == null) {
            throw new Damage("the footer does not tell its type or codec");
        } else if (!meta.getType().name().equals(leaf.physical().name())) {
            throw new Damage("it is " + meta.getType() + ", but " + leaf.physical() + " in the schema");
        }
        long dictionary = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : 0;
        long start =
                dictionary > 0 && dictionary < meta.getData_page_offset() ? dictionary : meta.getData_page_offset();
        long size = meta.getTotal_compressed_size();
        if (start < 4 || size < 0 || start > footer.bytes().size() - size) {
            throw new Damage("its bytes " + start + " to " + (start + size) + " lie outside of the file's "
                    + footer.bytes().size());
        }
        long values = meta.getNum_values();
        if (values < 0 || (leaf.maxRepetition() == 0 && values != rows)) {
            throw new Damage("it has " + values + " values, the row group has " + rows + " rows");
        }
        return new Chunk(
                footer.bytes(),
                leaf.path(),
                leaf.physical(),
                leaf.width(),
                leaf.maxDefinition(),
                leaf.maxRepetition(),
                Codec.of(meta.getCodec().name()),
                start,
                start + size,
                values,
                settings.maxPageBytes,
                settings.checksums);
    }

    private static @Nullable PageList pageList(Footer footer, ColumnChunk told, Chunk chunk, long rows)
            throws IOException {
        if (told.isSetOffset_index_offset() && told.getOffset_index_length() > 0) {
            return PageList.ofIndex(
                    chunk, index(footer, told.getOffset_index_offset(), told.getOffset_index_length()), rows);
        }
        return chunk.maxRepetition() > 0 ? null : PageList.ofHeaders(chunk, rows);
    }

    static byte[] index(Footer footer, long offset, int length) throws IOException {
        if (length > MOST_INDEX_BYTES) {
            throw new Damage("a page index of " + length + " bytes");
        }
        return footer.bytes().read(offset, length, 0);
    }

    /** Whether reading may begin at any row without reading all those before it. */
    boolean canBeCut() {
        return pages.size() == chunks.size();
    }

    /** Rows of the largest page of any column. */
    long largestPage() {
        return pages.values().stream().mapToLong(PageList::largest).max().orElse(rows);
    }
}
