package io.penstock.extract.watch;

import io.penstock.data.Batch;
import io.penstock.error.EtlException;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import org.jspecify.annotations.Nullable;

/** Reads a file to its end for nothing but to see that it can be read; rows that are rejected are no obstacle. */
final class Trial implements Output {
    private Trial() {}

    /** Why the file cannot be read; null when it can. */
    static @Nullable String of(Extractor source, StepContext context) throws Exception {
        Trial output = new Trial();
        try (BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(output);
            }
            return null;
        } catch (RunCancelledException e) {
            throw e;
        } catch (EtlException | java.io.IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void emit(Batch batch) {
        // Only read to see that it can be.
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        // The same rows are rejected when the file is loaded.
    }

    @Override
    public void warn(Failure failure, long rows) {
        // The same is counted when the file is loaded.
    }

    @Override
    public void count(RowFate fate, long rows) {
        // The same is counted when the file is loaded.
    }
}
