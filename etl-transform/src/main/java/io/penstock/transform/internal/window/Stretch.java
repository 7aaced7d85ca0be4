package io.penstock.transform.internal.window;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;

/**
 * A sorted batch on its way through.
 *
 * @param batch the rows
 * @param arguments what functions work on
 * @param partitions number of each row's partition
 * @param places of each row in its partition, from 1
 * @param ranks of each row, equal rows alike, with gaps
 * @param denseRanks of each row, equal rows alike, without gaps
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stretch(Batch batch, Batch arguments, long[] partitions, long[] places, long[] ranks, long[] denseRanks) {
    int size() {
        return partitions.length;
    }

    static Column column(long[] values) {
        return LongColumn.of(Type.INT64, values, values.length, Validity.NO_NULLS);
    }

    /** The number, from 1, of the part each row falls into when partitions are cut in {@code parts} of nearly equal size. */
    Column tiles(Column sizes, int parts) {
        long[] tiles = new long[size()];
        for (int i = 0; i < tiles.length; i++) {
            long rows = ((LongColumn) sizes).get(i);
            long small = rows / parts;
            long larger = rows % parts;
            long place = places[i] - 1;
            long inLarger = larger * (small + 1);
            tiles[i] = 1 + (place < inLarger ? place / (small + 1) : larger + (place - inLarger) / Math.max(1, small));
        }
        return column(tiles);
    }
}
