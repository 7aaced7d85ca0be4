package io.penstock.extract.parquet;

import io.penstock.data.Batch;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import java.util.Queue;

/**
 * For callers that have no place for rejects: the first one is an error.
 *
 * @param emitted where rows go
 */
record WithoutRejects(Queue<Batch> emitted) implements Output {
    @Override
    public void emit(Batch batch) {
        emitted.add(batch);
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        throw DeclaredTypes.misfit(
                batch, failures.row(0), failures.failure(0), "Mend the file, or set misfits to null.");
    }

    @Override
    public void warn(Failure failure, long rows) {
        // a batch has no place for warnings
    }

    @Override
    public void count(RowFate fate, long rows) {}
}
