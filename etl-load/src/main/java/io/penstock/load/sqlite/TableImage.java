package io.penstock.load.sqlite;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A SQLite database file of one table, written from columns in bounded memory (about 2 MiB and the largest row). After
 * {@link #finish} it is an ordinary database. One thread; nothing is allocated per row.
 */
public final class TableImage implements Closeable {
    /** No table has a key column: rows are numbered from 1. */
    public static final int NO_KEY = -1;

    /** SQLite's own limit on the bytes of a row. */
    public static final int MAX_ROW = 1_000_000_000;

    private final String table;
    private final String createSql;
    private final int keyColumn;
    private final PageStore store;
    private final LeafPages leaves;
    private final List<CellEncoder> cells = new ArrayList<>();
    private final int[] head = new int[CellEncoder.BLOCK];
    private final int[] body = new int[CellEncoder.BLOCK];
    private final int[] headAt = new int[CellEncoder.BLOCK];
    private final int[] bodyAt = new int[CellEncoder.BLOCK];
    private final int[] ends = new int[CellEncoder.BLOCK];
    private byte[] large = new byte[0];
    private long rows;

    /**
     * Begins a file.
     *
     * @param file must not exist
     * @param createSql the table's definition as it will stand in {@code sqlite_schema}
     * @param columns storage and affinity of the definition's columns; each must be {@link Storage#isPlain plain}
     * @param keyColumn the position of the {@code INTEGER PRIMARY KEY}, or {@link #NO_KEY}
     */
    public TableImage(Path file, String table, String createSql, List<ImageColumn> columns, int keyColumn)
            throws IOException {
        this(file, table, createSql, columns, keyColumn, InteriorPages.FANOUT);
    }

    TableImage(Path file, String table, String createSql, List<ImageColumn> columns, int keyColumn, int fanout)
            throws IOException {
        this.table = table;
        this.createSql = createSql;
        this.keyColumn = keyColumn;
        for (int c = 0; c < columns.size(); c++) {
            cells.add(
                    c == keyColumn
                            ? new RowidEncoder()
                            : columns.get(c).storesSlices()
                                    ? new SliceEncoder()
                                    : new NumberEncoder(columns.get(c).affinity()));
        }
        this.store = new PageStore(file);
        this.leaves = new LeafPages(store, fanout);
    }

    /** Whether a table of this definition can be made here. */
    public static boolean canHold(String table, String createSql) {
        return SchemaPage.holds(table, createSql);
    }

    /**
     * Appends rows.
     *
     * @param columns in the order of the table; a key column must rise strictly, over all calls
     */
    public void append(List<? extends Column> columns, int count) throws IOException {
        long[] keys = keyColumn == NO_KEY ? new long[0] : ((LongColumn) columns.get(keyColumn)).values();
        for (int from = 0; from < count; from += CellEncoder.BLOCK) {
            int block = Math.min(CellEncoder.BLOCK, count - from);
            Arrays.fill(head, 0, block, 0);
            Arrays.fill(body, 0, block, 0);
            for (int c = 0; c < cells.size(); c++) {
                cells.get(c).measure(columns.get(c), from, block, head, body);
            }
            place(keys, from, block);
        }
    }

    private void place(long[] keys, int from, int block) throws IOException {
        byte[] out = leaves.buffer();
        int filled = 0;
        for (int i = 0; i < block; i++) {
            rows++;
            long key = keyColumn == NO_KEY ? rows : keys[from + i];
            int headSize = headSize(head[i]);
            int payload = Math.addExact(headSize, body[i]);
            if (payload > LeafPages.MAX_LOCAL) {
                fill(filled, i, out);
                large(i, headSize, payload, key);
                filled = i + 1;
                continue;
            }
            int size = Varint.length(payload) + Varint.length(key) + payload;
            if (!leaves.fits(size)) {
                if (leaves.isLastSlot()) {
                    fill(filled, i, out);
                    filled = i;
                }
                leaves.next();
            }
            int at = leaves.take(size, key);
            ends[i] = at + size;
            at = Varint.write(payload, out, at);
            at = Varint.write(key, out, at);
            headAt[i] = Varint.write(headSize, out, at);
            bodyAt[i] = at + headSize;
        }
        fill(filled, block, out);
    }

    private void fill(int first, int last, byte[] out) {
        if (first < last) {
            for (CellEncoder cell : cells) {
                cell.write(first, last, out, headAt, bodyAt, ends);
            }
        }
    }

    private void large(int i, int headSize, int payload, long key) throws IOException {
        if (payload > MAX_ROW) {
            throw new IOException("a row of " + payload + " bytes is over SQLite's limit of " + MAX_ROW);
        }
        if (large.length < payload) {
            large = new byte[payload];
        }
        headAt[i] = Varint.write(headSize, large, 0);
        bodyAt[i] = headSize;
        ends[i] = payload;
        fill(i, i + 1, large);
        leaves.large(large, payload, key);
        if (large.length > 64 * PageStore.PAGE_SIZE) {
            large = new byte[0];
        }
    }

    /** The size of a record's header with its own length in front. */
    private static int headSize(int serialTypes) {
        int own = 1;
        while (Varint.length(serialTypes + own) > own) {
            own++;
        }
        return serialTypes + own;
    }

    /** Rows appended so far. */
    public long rows() {
        return rows;
    }

    /** Bytes of the file so far, about. */
    public long bytes() {
        return (long) store.pageCount() * PageStore.PAGE_SIZE;
    }

    /** Completes the file; it is closed and a database now. */
    public void finish() throws IOException {
        leaves.finish();
        store.write(PageStore.SCHEMA, SchemaPage.of(table, createSql, store.pageCount()), 0, 1);
        store.close();
    }

    /** Lets go of the file, whole or not. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
