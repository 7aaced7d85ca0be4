package io.penstock.load.sqlite;

import io.penstock.data.Column;

/** An {@code INTEGER PRIMARY KEY} column: its value is the row's key in the tree, the record holds NULL. */
final class RowidEncoder extends CellEncoder {
    @Override
    void measure(Column column, int from, int count, int[] head, int[] body) {
        for (int i = 0; i < count; i++) {
            head[i]++;
        }
    }

    @Override
    void write(int first, int last, byte[] out, int[] headAt, int[] bodyAt, int[] ends) {
        for (int i = first; i < last; i++) {
            out[headAt[i]++] = 0;
        }
    }
}
