package io.penstock.extract.parquet.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a row group, as ranges in rising order that do not touch. Immutable. */
public final class RowRanges {
    private final long[] froms;
    private final long[] tos;

    private RowRanges(long[] froms, long[] tos) {
        this.froms = froms;
        this.tos = tos;
    }

    public static RowRanges none() {
        return new RowRanges(new long[0], new long[0]);
    }

    public static RowRanges of(long from, long to) {
        return from >= to ? none() : new RowRanges(new long[] {from}, new long[] {to});
    }

    /** @param pairs from and to, in any order, overlapping or not */
    static RowRanges of(List<long[]> pairs) {
        List<long[]> sorted = new ArrayList<>(pairs);
        sorted.sort((a, b) -> Long.compare(a[0], b[0]));
        long[] froms = new long[sorted.size()];
        long[] tos = new long[sorted.size()];
        int count = 0;
        for (long[] pair : sorted) {
            if (pair[0] >= pair[1]) {
                continue;
            }
            if (count > 0 && pair[0] <= tos[count - 1]) {
                tos[count - 1] = Math.max(tos[count - 1], pair[1]);
            } else {
                froms[count] = pair[0];
                tos[count++] = pair[1];
            }
        }
        return new RowRanges(Arrays.copyOf(froms, count), Arrays.copyOf(tos, count));
    }

    public boolean isEmpty() {
        return froms.length == 0;
    }

    /** The first of these rows that is {@code row} or behind it; -1 when there is none. */
    public long from(long row) {
        for (int r = 0; r < froms.length; r++) {
            if (row < tos[r]) {
                return Math.max(row, froms[r]);
            }
        }
        return -1;
    }

    /** The end of the range that holds {@code row}, excluded. */
    public long to(long row) {
        for (int r = 0; r < froms.length; r++) {
            if (row < tos[r]) {
                return tos[r];
            }
        }
        return row;
    }

    public RowRanges and(RowRanges other) {
        List<long[]> both = new ArrayList<>();
        for (int a = 0; a < froms.length; a++) {
            for (int b = 0; b < other.froms.length; b++) {
                both.add(new long[] {Math.max(froms[a], other.froms[b]), Math.min(tos[a], other.tos[b])});
            }
        }
        return of(both);
    }

    public RowRanges or(RowRanges other) {
        List<long[]> either = new ArrayList<>();
        for (int a = 0; a < froms.length; a++) {
            either.add(new long[] {froms[a], tos[a]});
        }
        for (int b = 0; b < other.froms.length; b++) {
            either.add(new long[] {other.froms[b], other.tos[b]});
        }
        return of(either);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < froms.length; r++) {
            text.append(r == 0 ? "" : ", ").append(froms[r]).append("..").append(tos[r]);
        }
        return text.toString();
    }
}
