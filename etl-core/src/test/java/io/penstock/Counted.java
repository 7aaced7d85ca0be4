package io.penstock;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;

/** A sink that keeps nothing. */
record Counted() implements Loader {
    @Override
    public Description describe() {
        return Description.of("counted", "");
    }

    @Override
    public BatchSink open(Schema schema, StepContext context) {
        return new BatchSink() {
            @Override
            public void write(Batch batch, SinkOutput output) {}

            @Override
            public void prepare() {}

            @Override
            public void commit() {}

            @Override
            public void abort() {}

            @Override
            public String outcome() {
                return "nothing is kept";
            }

            @Override
            public void close() {}
        };
    }
}
