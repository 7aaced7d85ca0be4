package io.penstock.load.rows;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.Row;
import io.penstock.error.EtlException;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.util.function.Function;

/** Calls the user's function for each row. */
final class ConsumerSink<R> implements BatchSink {
    private final Function<Row, R> maker;
    private final RowConsumer<? super R> consumer;
    private long taken;

    ConsumerSink(Function<Row, R> maker, RowConsumer<? super R> consumer) {
        this.maker = maker;
        this.consumer = consumer;
    }

    @Override
    public void write(Batch batch, SinkOutput output) throws InterruptedException {
        for (int i = 0; i < batch.rowCount(); i++) {
            R row = maker.apply(batch.row(i));
            try {
                consumer.accept(row);
            } catch (EtlException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                Problem problem = Problem.of(
                        RowsErrors.CONSUMER_FAILED,
                        "the consumer threw " + e.getClass().getName());
                Origin origin = batch.origin();
                throw new LoadException(
                        origin == null ? problem : problem.at(origin.position(i).toString()), e);
            }
            taken++;
        }
    }

    @Override
    public void prepare() {}

    @Override
    public void commit() {}

    @Override
    public void abort() {}

    @Override
    public String outcome() {
        return "The consumer took " + taken + " rows.";
    }

    @Override
    public void close() {}
}
