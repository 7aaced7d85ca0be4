package io.penstock.transform.internal.sort;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts rows by their keys, stable. Eight bytes of the key at a time: a least-significant-digit radix sort of the words that
 * differ, then the same on the next bytes for each group of equal words (multikey sort in the manner of Bentley and Sedgewick
 * 1997, stable). Bytes that a group has in common are skipped. A row is a long: the batch above, the row in it below.
 */
final class KeySort {
    private static final int FEW = 24;
    /** What sorting takes per row besides the keys: two rows, two words. */
    static final int BYTES_PER_ROW = 32;

    private final List<RowKeys> keys;
    private final long[] rows;
    private final long[] words;
    private final long[] spareRows;
    private final long[] spareWords;

    private KeySort(List<RowKeys> keys, int count) {
        this.keys = keys;
        this.rows = new long[count];
        this.words = new long[count];
        this.spareRows = new long[count];
        this.spareWords = new long[count];
    }

    /** All rows in order: {@code batch << 32 | row}. */
    static long[] sort(List<RowKeys> keys) {
        int count = 0;
        for (RowKeys each : keys) {
            count = Math.addExact(count, each.size());
        }
        KeySort sort = new KeySort(keys, count);
        int n = 0;
        for (int b = 0; b < keys.size(); b++) {
            for (int i = 0; i < keys.get(b).size(); i++) {
                sort.rows[n++] = (long) b << 32 | i;
            }
        }
        sort.range(0, count, 0);
        return sort.rows;
    }

    private void range(int from, int to, int known) {
        if (to - from < 2) {
            return;
        }
        int depth = common(from, to, known);
        if (depth >= length(rows[from])) {
            return;
        }
        if (to - from < FEW) {
            insertion(from, to, depth);
            return;
        }
        for (int i = from; i < to; i++) {
            long row = rows[i];
            words[i] = keys.get((int) (row >>> 32)).word((int) row, depth);
        }
        radix(from, to);
        // Words are overwritten by the recursion, but only those of the group it works on.
        for (int i = from; i < to; ) {
            long word = words[i];
            int end = i + 1;
            while (end < to && words[end] == word) {
                end++;
            }
            range(i, end, depth + Long.BYTES);
            i = end;
        }
    }

    /** How many bytes all keys of a group begin with alike, {@code known} of them known already. */
    private int common(int from, int to, int known) {
        RowKeys first = keys.get((int) (rows[from] >>> 32));
        int start = first.start((int) rows[from]);
        int alike = first.length((int) rows[from]);
        for (int i = from + 1; i < to && alike > known; i++) {
            RowKeys other = keys.get((int) (rows[i] >>> 32));
            int otherStart = other.start((int) rows[i]);
            int limit = Math.min(alike, other.length((int) rows[i]));
            int mismatch = Arrays.mismatch(
                    first.bytes(),
                    start + known,
                    start + Math.max(known, limit),
                    other.bytes(),
                    otherStart + known,
                    otherStart + Math.max(known, limit));
            alike = mismatch < 0 ? limit : known + mismatch;
        }
        return Math.max(alike, known);
    }

    private int length(long row) {
        return keys.get((int) (row >>> 32)).length((int) row);
    }

    private void insertion(int from, int to, int depth) {
        for (int i = from + 1; i < to; i++) {
            long row = rows[i];
            int j = i;
            while (j > from && compare(rows[j - 1], row, depth) > 0) {
                rows[j] = rows[j - 1];
                j--;
            }
            rows[j] = row;
        }
    }

    private int compare(long a, long b, int depth) {
        RowKeys keysA = keys.get((int) (a >>> 32));
        RowKeys keysB = keys.get((int) (b >>> 32));
        return Arrays.compareUnsigned(
                keysA.bytes(),
                Math.min(keysA.start((int) a) + depth, keysA.end((int) a)),
                keysA.end((int) a),
                keysB.bytes(),
                Math.min(keysB.start((int) b) + depth, keysB.end((int) b)),
                keysB.end((int) b));
    }

    private void radix(int from, int to) {
        long differing = 0;
        for (int i = from + 1; i < to; i++) {
            differing |= words[i] ^ words[from];
        }
        int[] counts = new int[257];
        for (int shift = 0; shift < 64; shift += 8) {
            if (((differing >>> shift) & 0xff) != 0) {
                pass(from, to, shift, counts);
            }
        }
    }

    private void pass(int from, int to, int shift, int[] counts) {
        Arrays.fill(counts, 0);
        for (int i = from; i < to; i++) {
            counts[(int) (words[i] >>> shift & 0xff) + 1]++;
        }
        for (int d = 0; d < 256; d++) {
            counts[d + 1] += counts[d];
        }
        for (int i = from; i < to; i++) {
            int place = from + counts[(int) (words[i] >>> shift & 0xff)]++;
            spareWords[place] = words[i];
            spareRows[place] = rows[i];
        }
        System.arraycopy(spareWords, from, words, from, to - from);
        System.arraycopy(spareRows, from, rows, from, to - from);
    }
}
