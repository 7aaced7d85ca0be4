package io.penstock.transform.internal.window;

import io.penstock.data.Batch;

/**
 * A stretch of sorted rows: those to compute, and as many before and behind as frames reach.
 *
 * @param values what functions work on, all rows of the stretch; shares nothing with the output
 * @param from the first row to compute
 * @param to behind the last row to compute
 * @param starts for each row of the stretch, the first row of its partition in the stretch
 * @param ends for each row of the stretch, behind the last row of its partition in the stretch
 * @param continues whether the partition of row {@code from} began before it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Span(Batch values, int from, int to, int[] starts, int[] ends, boolean continues) {
    /** @param partitions the number of each row's partition */
    static Span of(Batch values, int from, int to, long[] partitions, boolean continues) {
        int size = values.rowCount();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = i > 0 && partitions[i] == partitions[i - 1] ? starts[i - 1] : i;
        }
        for (int i = size - 1; i >= 0; i--) {
            ends[i] = i + 1 < size && partitions[i] == partitions[i + 1] ? ends[i + 1] : i + 1;
        }
        return new Span(values, from, to, starts, ends, continues);
    }

    int count() {
        return to - from;
    }

    /** First row of row {@code i}'s frame; of a running one, the first that earlier stretches did not compute. */
    int first(int i, RowsFrame frame) {
        return frame.kind() == RowsFrame.Kind.MOVING
                ? Math.max(starts[i], i - frame.before())
                : Math.max(starts[i], from);
    }

    /** Behind the last row of row {@code i}'s frame. */
    int end(int i, RowsFrame frame) {
        return frame.kind() == RowsFrame.Kind.MOVING ? (int) Math.min(ends[i], (long) i + frame.after() + 1) : i + 1;
    }
}
