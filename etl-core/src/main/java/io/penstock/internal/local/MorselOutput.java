package io.penstock.internal.local;

import io.penstock.data.Batch;
import java.util.List;

/**
 * Puts what the last step of a chain emits into the morsel at hand. A morsel of several batches that holds much more than a
 * piece of the source is full: it is passed on at once, so that a step that makes many rows of few piles nothing up.
 */
final class MorselOutput {
    private static final int PIECES_AT_ONCE = 4;
    private static final int BATCHES_AT_ONCE = 1024;

    private final long fullRows;
    private final long fullBytes;
    private Morsel morsel = new Morsel(false);
    private Overflow overflow = full -> full;
    private int counted;
    private long rows;
    private long bytes;

    /** Passes on a full morsel and gives the one to go on with. */
    interface Overflow {
        Morsel pass(Morsel full);
    }

    MorselOutput(RunContext.BatchSize piece) {
        this.fullRows = (long) PIECES_AT_ONCE * piece.rows();
        this.fullBytes = (long) PIECES_AT_ONCE * piece.bytes();
    }

    void into(Morsel next, Overflow whenFull) {
        overflow = whenFull;
        begin(next);
    }

    private void begin(Morsel next) {
        morsel = next;
        counted = 0;
        rows = 0;
        bytes = 0;
    }

    Morsel morsel() {
        return morsel;
    }

    void emit(Batch batch) {
        morsel.batches.add(batch);
        if (isFull(morsel.batches)) {
            begin(overflow.pass(morsel));
        }
    }

    private boolean isFull(List<Batch> batches) {
        if (batches.size() == 1) {
            return false;
        }
        for (; counted < batches.size(); counted++) {
            rows += batches.get(counted).rowCount();
            bytes += batches.get(counted).byteSize();
        }
        return rows >= fullRows || bytes >= fullBytes || counted >= BATCHES_AT_ONCE;
    }

    /** Rows for the reject sink, in its schema. */
    void reject(Batch rejected) {
        morsel.rejected.add(rejected);
    }
}
