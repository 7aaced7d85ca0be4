package io.penstock.extract.rows;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a stream of rows into batches, on the engine's reading thread. */
final class RowsSource<R> implements BatchSource {
    private final String name;
    private final RowFormat<R> format;
    private final Stream<? extends R> stream;
    private final Iterator<? extends R> rows;
    private final StepContext context;
    private long read;

    RowsSource(String name, RowFormat<R> format, Stream<? extends R> stream, StepContext context) {
        this.name = name;
        this.format = format;
        this.stream = stream;
        this.rows = stream.iterator();
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        context.checkCancelled();
        long first = read;
        BatchBuilder builder = new BatchBuilder(format.schema(), 1_024);
        while (builder.rowCount() < context.batchRows() && advance(builder)) {
            read++;
        }
        if (builder.rowCount() == 0) {
            return null;
        }
        Batch batch = builder.build();
        return batch.withOrigin(Origin.of(batch, row -> new RecordPosition(name, first + row + 1, -1)));
    }

    private boolean advance(BatchBuilder builder) {
        R row;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            row = rows.next();
        } catch (EtlException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ExtractException(
                    here(Problem.of(
                            RowsErrors.SUPPLIER_FAILED,
                            "the supplier of the rows threw " + e.getClass().getSimpleName())),
                    e);
        }
        try {
            format.append(builder, row);
            return true;
        } catch (EtlException e) {
            throw new ExtractException(here(e.problems().get(0)), e.getCause());
        }
    }

    private Problem here(Problem problem) {
        return problem.at(name + ":" + (read + 1));
    }

    @Override
    public Position position() {
        return new Position(String.valueOf(read), name + ":" + read);
    }

    @Override
    public void close() {
        stream.close();
    }
}
