package io.penstock.load.sqlite;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;

/** Texts and blobs: from text and binary columns as they are, from others as formatted by {@link TextCells}. */
final class SliceEncoder extends CellEncoder {
    private static final int FIRST_BLOB = 12;
    private static final int FIRST_TEXT = 13;

    /** Longest slice whose serial type takes one byte. */
    private static final int ONE_BYTE = 57;

    private final TextCells cells = new TextCells(Fraction.SIX_DIGITS);
    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int shift;
    private int base = FIRST_TEXT;
    private Validity validity = Validity.NO_NULLS;
    private int validityFrom;

    @Override
    void measure(Column column, int from, int count, int[] head, int[] body) {
        take(column, from, count);
        for (int i = 0; i < count; i++) {
            int length = ends[shift + i] - starts[shift + i];
            head[i] += length <= ONE_BYTE ? 1 : Varint.length(base + 2L * length);
            body[i] = Math.addExact(body[i], length);
        }
    }

    private void take(Column column, int from, int count) {
        validity = column.validity();
        validityFrom = from;
        base = FIRST_TEXT;
        shift = from;
        if (column instanceof TextColumn text) {
            bytes = text.bytes();
            starts = text.starts();
            ends = text.ends();
        } else if (column instanceof BinaryColumn binary) {
            bytes = binary.bytes();
            starts = binary.starts();
            ends = binary.ends();
            base = FIRST_BLOB;
        } else {
            cells.format(column, from, count);
            bytes = cells.bytes();
            starts = cells.starts();
            ends = cells.ends();
            shift = 0;
        }
    }

    @Override
    void write(int first, int last, byte[] out, int[] headAt, int[] bodyAt, int[] rowEnds) {
        byte[] source = bytes;
        int[] sliceStarts = starts;
        int[] sliceEnds = ends;
        boolean nulls = validity.hasNulls();
        int safe = source.length - 8;
        for (int i = first; i < last; i++) {
            int start = sliceStarts[shift + i];
            int length = sliceEnds[shift + i] - start;
            int head = headAt[i];
            if (nulls && validity.isNull(validityFrom + i)) {
                out[head] = 0;
                headAt[i] = head + 1;
                continue;
            }
            headAt[i] = Varint.write(base + 2L * length, out, head);
            int to = bodyAt[i];
            bodyAt[i] = to + length;
            int padded = (length + 7) & ~7;
            if (length <= 64 && to + padded <= rowEnds[i] && start + padded - 8 <= safe) {
                for (int k = 0; k < length; k += 8) {
                    NATIVE.set(out, to + k, (long) NATIVE.get(source, start + k));
                }
            } else {
                System.arraycopy(source, start, out, to, length);
            }
        }
    }
}
