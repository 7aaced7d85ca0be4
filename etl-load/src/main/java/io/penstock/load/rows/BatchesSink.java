package io.penstock.load.rows;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.Row;
import io.penstock.error.EtlException;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Calls the user's function for each batch with a new list of its rows. */
final class BatchesSink<R> implements BatchSink {
    private final Function<Row, R> maker;
    private final RowConsumer<? super List<R>> consumer;
    private long rows;
    private long batches;

    BatchesSink(Function<Row, R> maker, RowConsumer<? super List<R>> consumer) {
        this.maker = maker;
        this.consumer = consumer;
    }

    @Override
    public void write(Batch batch, SinkOutput output) throws InterruptedException {
        if (batch.rowCount() == 0) {
            return;
        }
        List<R> list = new ArrayList<>(batch.rowCount());
        for (int i = 0; i < batch.rowCount(); i++) {
            list.add(maker.apply(batch.row(i)));
        }
        try {
            consumer.accept(Collections.unmodifiableList(list));
        } catch (EtlException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Problem problem = Problem.of(
                    RowsErrors.CONSUMER_FAILED,
                    "the consumer threw " + e.getClass().getName() + " at a batch of " + batch.rowCount() + " rows");
            Origin origin = batch.origin();
            throw new LoadException(
                    origin == null ? problem : problem.at(origin.position(0).toString()), e);
        }
        rows += batch.rowCount();
        batches++;
    }

    @Override
    public void prepare() {}

    @Override
    public void commit() {}

    @Override
    public void abort() {}

    @Override
    public String outcome() {
        return "The consumer took " + rows + " rows in " + batches + " batches.";
    }

    @Override
    public void close() {}
}
