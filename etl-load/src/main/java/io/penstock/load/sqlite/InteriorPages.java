package io.penstock.load.sqlite;

import static io.penstock.load.sqlite.PageStore.PAGE_SIZE;
import static io.penstock.load.sqlite.PageStore.put2;
import static io.penstock.load.sqlite.PageStore.put4;

import java.io.IOException;
import java.util.Arrays;

/** The levels of a table's tree above its leaves, built bottom up when the leaves are known (file format, section 1.6). */
final class InteriorPages {
    private static final int HEADER = 12;
    private static final byte KIND = 5;

    /** Children of one page: what fits when every key takes nine bytes (a pointer, four bytes of page number, the key). */
    static final int FANOUT = (PAGE_SIZE - HEADER) / (2 + 4 + Varint.MAX_LENGTH);

    private final int fanout;
    private int[] children = new int[256];
    private long[] lastKeys = new long[256];
    private int count;

    /**
     * No pages yet.
     *
     * @param fanout most children of a page: {@link #FANOUT}, or fewer to see several levels in a small file; at least
     *     3, so that no page gets a lone child, which SQLite takes for damage
     */
    InteriorPages(int fanout) {
        this.fanout = fanout;
    }

    /** Adds the next page of the level below, with the largest key under it. */
    void add(int page, long lastKey) {
        if (count == children.length) {
            children = Arrays.copyOf(children, count * 2);
            lastKeys = Arrays.copyOf(lastKeys, count * 2);
        }
        children[count] = page;
        lastKeys[count++] = lastKey;
    }

    int count() {
        return count;
    }

    /** Writes every level, the root last. At least two leaves were added. */
    void write(PageStore store) throws IOException {
        byte[] page = new byte[PAGE_SIZE];
        InteriorPages level = this;
        while (level.count > fanout) {
            InteriorPages above = new InteriorPages(fanout);
            int pages = (level.count + fanout - 1) / fanout;
            for (int p = 0; p < pages; p++) {
                int from = (int) ((long) level.count * p / pages);
                int to = (int) ((long) level.count * (p + 1) / pages);
                level.fill(page, from, to);
                int number = store.allocate();
                store.write(number, page, 0, 1);
                above.add(number, level.lastKeys[to - 1]);
            }
            level = above;
        }
        level.fill(page, 0, level.count);
        store.write(PageStore.ROOT, page, 0, 1);
    }

    private void fill(byte[] page, int from, int to) {
        Arrays.fill(page, (byte) 0);
        int top = PAGE_SIZE;
        int cells = 0;
        for (int child = from; child < to - 1; child++) {
            top -= 4 + Varint.length(lastKeys[child]);
            put4(page, top, children[child]);
            Varint.write(lastKeys[child], page, top + 4);
            put2(page, HEADER + 2 * cells++, top);
        }
        page[0] = KIND;
        put2(page, 3, cells);
        put2(page, 5, top);
        put4(page, 8, children[to - 1]);
    }
}
