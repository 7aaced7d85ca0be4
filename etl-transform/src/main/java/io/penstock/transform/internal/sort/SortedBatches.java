package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.spill.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of rows in bounded memory: add batches, then take them out in order. Rows with equal keys keep the order they
 * were added in. Rows are held up to the budget, then sorted and written as a run; runs are merged, at most {@value #FAN_IN} at
 * a time. Origins travel along (and count in the budget). With a limit only the first rows are kept. One thread.
 *
 * <pre>{@code
 * try (SortedBatches sorted = new SortedBatches(columns, context, context.memoryShare())) {
 *     sorted.add(batch);
 *     for (Batch next = sorted.next(); next != null; next = sorted.next()) { … }
 * }
 * }</pre>
 */
public final class SortedBatches implements AutoCloseable {
    static final int FAN_IN = 24;

    private final List<SortColumn> order;
    private final StepContext context;
    private final BlockSize blocks;
    private final HeldRows held;
    private final long limit;
    private final List<BatchFile> runs = new ArrayList<>();
    private boolean reading;
    private long left;
    private @Nullable RunMerge merge;

    /** @param budget bytes to hold at most, about; a budget below 256 KiB counts as that much */
    public SortedBatches(List<SortColumn> order, StepContext context, long budget) {
        this(order, context, budget, Long.MAX_VALUE);
    }

    /** @param limit how many rows, from the first in order, will be taken out */
    public SortedBatches(List<SortColumn> order, StepContext context, long budget, long limit) {
        this.order = List.copyOf(order);
        this.context = context;
        this.limit = limit;
        this.left = limit;
        this.blocks = new BlockSize(context, Math.max(256 << 10, budget));
        this.held = new HeldRows(order, limit, blocks.heldBytes());
    }

    /** @throws IllegalStateException after the first {@link #next} */
    public void add(Batch batch) throws IOException {
        if (reading) {
            throw new IllegalStateException("rows are being taken out already");
        }
        context.checkCancelled();
        held.add(batch);
        if (held.isFull()) {
            spill();
        }
    }

    /** How many runs are on disk. */
    public int runs() {
        return runs.size();
    }

    /** The next rows in order, at most {@link StepContext#batchRows()} of them; null at the end. */
    public @Nullable Batch next() throws IOException {
        if (!reading) {
            reading = true;
            startReading();
        }
        if (left == 0) {
            return null;
        }
        context.checkCancelled();
        int most = (int) Math.min(left, blocks.outputRows());
        Batch next = merge == null ? held.next(most) : merge.next(most);
        left -= next == null ? left : next.rowCount();
        return next;
    }

    /** Starts taking out from the first row again; what was taken out so far is made anew. */
    public void rewind() throws IOException {
        left = limit;
        if (!reading || runs.isEmpty()) {
            held.rewind();
        } else {
            merge = new RunMerge(runs, order);
        }
    }

    private void startReading() throws IOException {
        if (runs.isEmpty()) {
            held.sort();
            blocks.see(held.rowCount(), held.dataBytes());
            return;
        }
        spill();
        while (runs.size() > FAN_IN) {
            mergeAll();
        }
        merge = new RunMerge(runs, order);
    }

    private void spill() throws IOException {
        if (held.rowCount() == 0) {
            return;
        }
        held.sort();
        blocks.see(held.rowCount(), held.dataBytes());
        BatchFile run = BatchFile.create(context.spillDirectory());
        runs.add(run);
        long written = 0;
        while (written < limit) {
            Batch block = held.next((int) Math.min(limit - written, blocks.blockRows()));
            if (block == null) {
                break;
            }
            context.checkCancelled();
            run.add(block);
            written += block.rowCount();
        }
        held.clear();
    }

    /** One pass over everything: each {@value #FAN_IN} neighbours become one run, behind the others. */
    private void mergeAll() throws IOException {
        int old = runs.size();
        while (old > 0) {
            List<BatchFile> inputs = List.copyOf(runs.subList(0, Math.min(FAN_IN, old)));
            BatchFile run = BatchFile.create(context.spillDirectory());
            runs.add(run);
            RunMerge merging = new RunMerge(inputs, order);
            for (Batch block = merging.next(blocks.blockRows());
                    block != null;
                    block = merging.next(blocks.blockRows())) {
                context.checkCancelled();
                run.add(block);
            }
            runs.subList(0, inputs.size()).clear();
            BatchFile.closeAll(inputs);
            old -= inputs.size();
        }
    }

    @Override
    public void close() throws IOException {
        reading = true;
        left = 0;
        held.clear();
        BatchFile.closeAll(runs);
        runs.clear();
    }
}
