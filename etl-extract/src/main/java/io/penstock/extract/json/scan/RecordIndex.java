package io.penstock.extract.json.scan;

import java.util.Arrays;

/** Where the records of a block being cut are. One thread. */
final class RecordIndex {
    int[] starts = new int[1024];
    int[] ends = new int[1024];
    long[] lines = new long[1024];
    int records;

    void add(int start, int end, long line) {
        if (records == starts.length) {
            starts = Arrays.copyOf(starts, records * 2);
            ends = Arrays.copyOf(ends, records * 2);
            lines = Arrays.copyOf(lines, records * 2);
        }
        starts[records] = start;
        ends[records] = end;
        lines[records++] = line;
    }
}
