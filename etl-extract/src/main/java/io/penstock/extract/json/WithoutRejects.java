package io.penstock.extract.json;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.json.scan.JsonErrors;
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
        Origin origin = batch.origin();
        Problem problem = Problem.of(JsonErrors.MISFIT, failures.failure(0).message());
        throw new ExtractException(
                origin == null
                        ? problem
                        : problem.at(origin.position(failures.row(0)).toString()));
    }

    @Override
    public void warn(Failure failure, long rows) {
        // a batch has no place for warnings
    }

    @Override
    public void count(RowFate fate, long rows) {}
}
