package io.penstock.load.file.partition;

import io.penstock.data.Batch;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of several batches, put in order of their partition, so that rows which come in no order open each partition's file once
 * for the window instead of once for each batch. One thread.
 */
public final class RowWindow {
    private final int most;
    /** By the number of the partition; partitions without rows have an empty list. */
    private final List<List<Piece>> pieces = new ArrayList<>();
    /** Numbers of the partitions that have rows, in the order they were met. */
    private final List<Integer> touched = new ArrayList<>();

    private int[] counts = new int[16];
    private int batches;

    /** The rows of one batch that belong to one partition. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(Batch batch, int[] rows) {}

    /** Where the rows of a partition go. */
    @FunctionalInterface
    public interface Writer {
        void write(int partition, Batch rows, SinkOutput output) throws IOException;
    }

    /** @param most batches that are held, 1 or more */
    public RowWindow(int most) {
        this.most = most;
    }

    /**
     * Takes a batch.
     *
     * @param numbers the partition of each row
     * @param partitions how many partitions are known
     */
    public void add(Batch batch, int[] numbers, int partitions) {
        int rows = batch.rowCount();
        if (counts.length < partitions) {
            counts = Arrays.copyOf(counts, Math.max(partitions, counts.length * 2));
        }
        while (pieces.size() < partitions) {
            pieces.add(new ArrayList<>(1));
        }
        int[] own = new int[Math.min(rows, partitions)];
        int found = 0;
        for (int row = 0; row < rows; row++) {
            if (counts[numbers[row]]++ == 0) {
                own[found++] = numbers[row];
            }
        }
        int[][] filled = new int[found][];
        for (int i = 0; i < found; i++) {
            filled[i] = new int[counts[own[i]]];
            counts[own[i]] = i;
        }
        int[] at = new int[found];
        for (int row = 0; row < rows; row++) {
            int i = counts[numbers[row]];
            filled[i][at[i]++] = row;
        }
        for (int i = 0; i < found; i++) {
            counts[own[i]] = 0;
            List<Piece> known = pieces.get(own[i]);
            if (known.isEmpty()) {
                touched.add(own[i]);
            }
            known.add(new Piece(batch, filled[i]));
        }
        batches++;
    }

    public boolean isFull() {
        return batches >= most;
    }

    /** Gives out all rows, partition by partition, in their order within each. */
    public void flush(SinkOutput output, Writer writer) throws IOException {
        for (int partition : touched) {
            for (Piece piece : pieces.get(partition)) {
                boolean whole = piece.rows().length == piece.batch().rowCount();
                writer.write(
                        partition,
                        whole ? piece.batch() : piece.batch().gather(piece.rows(), piece.rows().length),
                        output);
            }
            pieces.set(partition, new ArrayList<>(1));
        }
        touched.clear();
        batches = 0;
    }
}
