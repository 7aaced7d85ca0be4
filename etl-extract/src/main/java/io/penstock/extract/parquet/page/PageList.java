package io.penstock.extract.parquet.page;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the data pages of a chunk begin, in bytes and in rows of the row group.
 */
public final class PageList {
    private static final int MOST_PAGES = 1 << 20;

    private final long[] offsets;
    private final long[] firstRows;

    private PageList(long[] offsets, long[] firstRows) {
        this.offsets = offsets;
        this.firstRows = firstRows;
    }

    public long[] offsets() {
        return offsets;
    }

    /** One more than there are pages; the last is the number of rows. */
    public long[] firstRows() {
        return firstRows;
    }

    public int count() {
        return offsets.length;
    }

    /** The page that holds a row. */
    public int pageOf(long row) {
        int found = Arrays.binarySearch(firstRows, 0, offsets.length, row);
        int page = found >= 0 ? found : -found - 2;
        // Pages without rows share their first row with the page behind them.
        while (page + 1 < offsets.length && firstRows[page + 1] <= row) {
            page++;
        }
        return page;
    }

    /** Rows of the largest page. */
    public long largest() {
        long most = 0;
        for (int p = 0; p < offsets.length; p++) {
            most = Math.max(most, firstRows[p + 1] - firstRows[p]);
        }
        return most;
    }

    /** From the file's offset index, in {@code bytes}. */
    public static PageList ofIndex(Chunk chunk, byte[] bytes, long rows) {
        try {
            CompactReader in = new CompactReader(bytes, 0, bytes.length);
            int id = 0;
            while ((id = in.field(id)) != 0) {
                if (id == 1) {
                    return locations(chunk, in, rows);
                }
                in.skip();
            }
        } catch (CompactReader.Ended e) {
            throw new Damage("the offset index of a column is cut off");
        }
        throw new Damage("an offset index without pages");
    }

    private static PageList locations(Chunk chunk, CompactReader in, long rows) {
        int count = in.list();
        long[] offsets = new long[count];
        long[] firstRows = new long[count + 1];
        for (int p = 0; p < count; p++) {
            int id = 0;
            while ((id = in.field(id)) != 0) {
                switch (id) {
                    case 1 -> offsets[p] = in.i64();
                    case 3 -> firstRows[p] = in.i64();
                    default -> in.skip();
                }
            }
            boolean rising = p == 0 ? firstRows[0] == 0 : firstRows[p] >= firstRows[p - 1];
            if (!rising || firstRows[p] > rows || offsets[p] < chunk.start() || offsets[p] >= chunk.end()) {
                throw new Damage("an offset index whose pages are not in order or not in their chunk");
            }
        }
        firstRows[count] = rows;
        return new PageList(offsets, firstRows);
    }

    /** By looking at every page's header; null for columns whose pages do not tell their rows. */
    public static @Nullable PageList ofHeaders(Chunk chunk, long rows) throws IOException {
        long[] offsets = new long[16];
        long[] firstRows = new long[17];
        int count = 0;
        long row = 0;
        long values = 0;
        for (long at = chunk.start(); values < chunk.values(); ) {
            if (chunk.isBehind(at)) {
                throw new Damage(chunk.values() - values + " values of " + chunk.values() + " are missing");
            }
            PageHeader header = chunk.header(at);
            if (header.isData()) {
                int own = chunk.maxRepetition() == 0 ? header.values() : header.rows();
                if (own < 0 || count == MOST_PAGES) {
                    return null;
                }
                if (count == offsets.length) {
                    offsets = Arrays.copyOf(offsets, count * 2);
                    firstRows = Arrays.copyOf(firstRows, count * 2 + 1);
                }
                offsets[count] = at;
                firstRows[count++] = row;
                row += own;
                values += header.values();
            }
            at += header.length() + header.compressedSize();
        }
        if (row != rows || values != chunk.values()) {
            throw new Damage("a column of " + row + " rows in a row group of " + rows);
        }
        firstRows[count] = rows;
        return new PageList(Arrays.copyOf(offsets, count), Arrays.copyOf(firstRows, count + 1));
    }
}
