package io.penstock.load.sqlite;

import static io.penstock.load.sqlite.PageStore.PAGE_SIZE;
import static io.penstock.load.sqlite.PageStore.put2;
import static io.penstock.load.sqlite.PageStore.put4;

import java.io.IOException;
import java.util.Arrays;

/**
 * The leaves of a table's tree, filled front to back in a reused buffer of {@value #SLOTS} pages (file format, section 1.6).
 * Leaves get their numbers when they are full, so that a table of one leaf can be its own root.
 */
final class LeafPages {
    static final byte KIND = 13;
    static final int SLOTS = 32;

    /** Largest record kept whole in its leaf; of a larger one a part goes to overflow pages. */
    static final int MAX_LOCAL = PAGE_SIZE - 35;

    private static final int MIN_LOCAL = (PAGE_SIZE - 12) * 32 / 255 - 23;
    private static final int OVERFLOW = PAGE_SIZE - 4;
    private static final int HEADER = 8;

    private final PageStore store;
    private final InteriorPages interior;
    private final byte[] buffer = new byte[SLOTS * PAGE_SIZE];
    private final int[] numbers = new int[SLOTS];
    private byte[] overflow = new byte[0];
    private int slot;
    private int top = PAGE_SIZE;
    private int cells;
    private long lastKey;

    LeafPages(PageStore store, int fanout) {
        this.store = store;
        this.interior = new InteriorPages(fanout);
    }

    /** The bytes that positions from {@link #take} point into. */
    byte[] buffer() {
        return buffer;
    }

    boolean fits(int cellSize) {
        return HEADER + 2 * (cells + 1) + cellSize <= top;
    }

    /** Whether the current leaf is the last that the buffer has room for. */
    boolean isLastSlot() {
        return slot == SLOTS - 1;
    }

    /** Makes room for a cell in the current leaf, where it {@link #fits}, and returns its position in the buffer. */
    int take(int cellSize, long key) {
        top -= cellSize;
        put2(buffer, slot * PAGE_SIZE + HEADER + 2 * cells++, top);
        lastKey = key;
        return slot * PAGE_SIZE + top;
    }

    /** Ends the current leaf and begins the next; writes the buffer out when it is full, so every taken cell must be filled. */
    void next() throws IOException {
        end(store.allocate());
        slot++;
        if (slot == SLOTS) {
            flush();
        }
        top = PAGE_SIZE;
        cells = 0;
    }

    /** Appends a record larger than {@link #MAX_LOCAL}. Every cell taken before must be filled. */
    void large(byte[] payload, int size, long key) throws IOException {
        int local = MIN_LOCAL + (size - MIN_LOCAL) % OVERFLOW;
        if (local > MAX_LOCAL) {
            local = MIN_LOCAL;
        }
        int cellSize = Varint.length(size) + Varint.length(key) + local + 4;
        if (!fits(cellSize)) {
            next();
        }
        int at = Varint.write(size, buffer, take(cellSize, key));
        at = Varint.write(key, buffer, at);
        System.arraycopy(payload, 0, buffer, at, local);
        put4(buffer, at + local, chain(payload, local, size));
    }

    private int chain(byte[] payload, int from, int size) throws IOException {
        if (overflow.length == 0) {
            overflow = new byte[PAGE_SIZE];
        }
        int first = store.allocate();
        int page = first;
        for (int at = from; at < size; at += OVERFLOW) {
            int length = Math.min(OVERFLOW, size - at);
            int following = at + length < size ? store.allocate() : 0;
            put4(overflow, 0, following);
            System.arraycopy(payload, at, overflow, 4, length);
            Arrays.fill(overflow, 4 + length, PAGE_SIZE, (byte) 0);
            store.write(page, overflow, 0, 1);
            page = following;
        }
        return first;
    }

    /** Writes the last leaf and the pages above it. */
    void finish() throws IOException {
        if (interior.count() == 0) {
            end(PageStore.ROOT);
            store.write(PageStore.ROOT, buffer, 0, 1);
            return;
        }
        end(store.allocate());
        slot++;
        flush();
        interior.write(store);
    }

    private void end(int number) {
        int page = slot * PAGE_SIZE;
        Arrays.fill(buffer, page + HEADER + 2 * cells, page + top, (byte) 0);
        Arrays.fill(buffer, page, page + HEADER, (byte) 0);
        buffer[page] = KIND;
        put2(buffer, page + 3, cells);
        put2(buffer, page + 5, top);
        numbers[slot] = number;
        if (number != PageStore.ROOT) {
            interior.add(number, lastKey);
        }
    }

    private void flush() throws IOException {
        int from = 0;
        while (from < slot) {
            int to = from + 1;
            while (to < slot && numbers[to] == numbers[to - 1] + 1) {
                to++;
            }
            store.write(numbers[from], buffer, from * PAGE_SIZE, to - from);
            from = to;
        }
        slot = 0;
    }
}
