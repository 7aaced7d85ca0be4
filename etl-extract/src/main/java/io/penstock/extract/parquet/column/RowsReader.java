package io.penstock.extract.parquet.column;

import io.penstock.data.Column;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.PageList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows of one row group as columns. One thread; several readers may share the chunks. */
public final class RowsReader {
    private static final int SKIPPED_AT_ONCE = 1024;

    private final List<OutputColumn> columns;
    private final Map<Leaf, LeafReader> readers = new LinkedHashMap<>();

    /** @throws Damage naming the column */
    public RowsReader(List<OutputColumn> columns, Map<Leaf, LeafChunk> chunks, Map<Leaf, PageList> pages, long firstRow)
            throws IOException {
        this.columns = columns;
        for (OutputColumn column : columns) {
            for (Leaf leaf : column.leaves()) {
                LeafChunk chunk = chunks.get(leaf);
                if (chunk == null) {
                    throw new IllegalStateException(leaf.path());
                }
                readers.put(leaf, in(leaf, () -> at(chunk, pages.get(leaf), firstRow)));
            }
        }
    }

    private static LeafReader at(LeafChunk chunk, @Nullable PageList pages, long firstRow) throws IOException {
        if (chunk.leaf().maxRepetition() == 0 && pages != null && pages.count() > 0) {
            int page = pages.pageOf(firstRow);
            LeafReader reader = chunk.reader(pages, page);
            reader.skipFlat(firstRow - pages.firstRows()[page]);
            return reader;
        }
        int page = pages == null || pages.count() == 0 ? 0 : pages.pageOf(firstRow);
        LeafReader reader = pages == null || pages.count() == 0 ? chunk.reader() : chunk.reader(pages, page);
        long left = pages == null || pages.count() == 0 ? firstRow : firstRow - pages.firstRows()[page];
        for (; left > 0; left -= SKIPPED_AT_ONCE) {
            reader.readLeveled((int) Math.min(left, SKIPPED_AT_ONCE));
        }
        return reader;
    }

    /** The next rows of every column; there must be that many. */
    public List<Column> next(int rows) throws IOException {
        Map<Leaf, LeveledValues> leveled = new LinkedHashMap<>();
        List<Column> result = new ArrayList<>(columns.size());
        for (OutputColumn column : columns) {
            for (Leaf leaf : column.leaves()) {
                LeafReader reader = readers.get(leaf);
                if (reader != null && column.form() == OutputColumn.Form.FLAT) {
                    result.add(in(leaf, () -> reader.readFlat(rows)));
                } else if (reader != null) {
                    leveled.put(leaf, in(leaf, () -> reader.readLeveled(rows)));
                }
            }
            if (column.form() != OutputColumn.Form.FLAT) {
                Column kept = in(column.shape().firstLeaf(), () -> new Assembly(leveled).column(column.shape(), rows));
                result.add(column.form() == OutputColumn.Form.KEPT ? kept : JsonText.of(column.shape(), kept));
            }
        }
        return result;
    }

    /** Something that may find damage. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T in(Leaf leaf, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (Damage e) {
            throw new Damage(e.code(), "column '" + leaf.path() + "': " + e.what());
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new Damage("column '" + leaf.path() + "': its bytes are not what its headers say");
        }
    }
}
