package io.penstock.extract.database.sql;

import io.penstock.data.Batch;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The batches of a source that gives pieces, for callers without a place for rejects: the first one is an error. */
public final class DecodedBatches implements Output {
    private final BatchSource source;
    private final Deque<Batch> waiting = new ArrayDeque<>();

    public DecodedBatches(BatchSource source) {
        this.source = source;
    }

    /** The next batch, or null at the end. */
    public @Nullable Batch next() throws Exception {
        while (waiting.isEmpty()) {
            PendingBatch piece = source.take();
            if (piece == null) {
                return null;
            }
            piece.decode(this);
        }
        return waiting.poll();
    }

    @Override
    public void emit(Batch batch) {
        waiting.add(batch);
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        Problem problem = Problem.of(DatabaseErrors.MISFIT, failures.failure(0).message());
        throw new ExtractException(
                batch.origin() == null
                        ? problem
                        : problem.at(batch.origin().position(failures.row(0)).toString()));
    }

    @Override
    public void warn(Failure failure, long rows) {
        // A batch has no place for warnings.
    }

    @Override
    public void count(RowFate fate, long rows) {}
}
