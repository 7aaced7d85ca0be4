package io.penstock.load.rows;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Holds rows back until the commit. */
final class ListSink<R> implements BatchSink {
    private final Function<Row, R> maker;
    private final Collection<? super R> list;
    private final List<R> pending = new ArrayList<>();
    private String outcome = "The list is as it was.";

    ListSink(Function<Row, R> maker, Collection<? super R> list) {
        this.maker = maker;
        this.list = list;
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        for (int i = 0; i < batch.rowCount(); i++) {
            pending.add(maker.apply(batch.row(i)));
        }
    }

    @Override
    public void prepare() {}

    @Override
    public void commit() {
        list.addAll(pending);
        outcome = "The list has " + pending.size() + " rows more.";
        pending.clear();
    }

    @Override
    public void abort() {
        pending.clear();
    }

    @Override
    public String outcome() {
        return outcome;
    }

    @Override
    public void close() {}
}
