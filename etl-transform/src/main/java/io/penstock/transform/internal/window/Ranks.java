package io.penstock.transform.internal.window;

import io.penstock.data.Batch;
import io.penstock.transform.internal.sort.KeyEncoder;
import io.penstock.transform.internal.sort.RowKeys;

/** Walks sorted rows: the number of each row's partition, its place in it, its rank. One thread. */
final class Ranks {
    private final KeyEncoder partitionKeys;
    private final KeyEncoder orderKeys;
    private byte[] lastPartition = new byte[0];
    private byte[] lastOrder = new byte[0];
    private long partition = -1;
    private long place;
    private long rank;
    private long dense;
    long[] partitions = new long[0];
    long[] places = new long[0];
    long[] ranks = new long[0];
    long[] denseRanks = new long[0];

    Ranks(int[] partitionBy, int[] orderBy) {
        partitionKeys = KeyEncoder.ofGroups(partitionBy);
        orderKeys = KeyEncoder.ofGroups(orderBy);
    }

    /** Fills the arrays, made anew, for the rows of the batch, which follow those of the batch before. */
    void walk(Batch batch) {
        int rows = batch.rowCount();
        partitions = new long[rows];
        places = new long[rows];
        ranks = new long[rows];
        denseRanks = new long[rows];
        RowKeys partitionKey = partitionKeys.encode(batch);
        RowKeys orderKey = orderKeys.encode(batch);
        for (int i = 0; i < rows; i++) {
            boolean samePartition = partition >= 0
                    && (i == 0
                            ? partitionKey.compare(0, lastPartition) == 0
                            : partitionKey.same(i, partitionKey, i - 1));
            boolean sameOrder =
                    samePartition && (i == 0 ? orderKey.compare(0, lastOrder) == 0 : orderKey.same(i, orderKey, i - 1));
            if (!samePartition) {
                partition++;
                place = 0;
                dense = 0;
            }
            place++;
            if (!sameOrder) {
                rank = place;
                dense++;
            }
            partitions[i] = partition;
            places[i] = place;
            ranks[i] = rank;
            denseRanks[i] = dense;
        }
        if (rows > 0) {
            lastPartition = partitionKey.copy(rows - 1);
            lastOrder = orderKey.copy(rows - 1);
        }
    }
}
