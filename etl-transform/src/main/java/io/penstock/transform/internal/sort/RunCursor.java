package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.transform.internal.spill.BatchFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks one sorted run from its first row to its last, a block in memory at a time. */
final class RunCursor {
    private static final int NOT_LISTED = -1;

    private final BatchFile run;
    private final KeyEncoder encoder;
    private int nextBlock;
    private @Nullable Batch block;
    private @Nullable RowKeys keys;
    private int row;
    private long word;
    /** The block's place among the sources of the batch being put together. */
    int listed = NOT_LISTED;

    RunCursor(BatchFile run, KeyEncoder encoder) throws IOException {
        this.run = run;
        this.encoder = encoder;
        load();
    }

    boolean atEnd() {
        return block == null;
    }

    Batch block() {
        if (block == null) {
            throw new IllegalStateException("the run is at its end");
        }
        return block;
    }

    int row() {
        return row;
    }

    void advance() throws IOException {
        row++;
        if (row == block().rowCount()) {
            load();
        } else if (keys != null) {
            word = keys.word(row, 0);
        }
    }

    private void load() throws IOException {
        listed = NOT_LISTED;
        row = 0;
        if (nextBlock == run.size()) {
            block = null;
            keys = null;
            return;
        }
        Batch loaded = run.get(nextBlock++);
        RowKeys encoded = encoder.encode(loaded);
        block = loaded;
        keys = encoded;
        word = encoded.word(0, 0);
    }

    /** Whether this row comes before the other run's, whose rows are younger where keys are equal if {@code older}. */
    boolean isBefore(RunCursor other, boolean older) {
        if (keys == null) {
            return false;
        }
        if (other.keys == null) {
            return true;
        }
        if (word != other.word) {
            return Long.compareUnsigned(word, other.word) < 0;
        }
        int order = keys.compare(row, other.keys, other.row);
        return order < 0 || (order == 0 && older);
    }
}
