package io.penstock;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import org.jspecify.annotations.Nullable;

/** A source of the numbers 0 to n-1 in one column {@code n}, in batches of the engine's size. */
record Numbers(int count) implements Extractor {
    static final Schema SCHEMA = Schema.of(Field.of("n", Type.INT64));

    @Override
    public Description describe() {
        return Description.of("numbers", String.valueOf(count));
    }

    @Override
    public Schema schema(StepContext context) {
        return SCHEMA;
    }

    @Override
    public BatchSource open(StepContext context) {
        return new Source(context.batchRows());
    }

    private final class Source implements BatchSource {
        private final int rows;
        private int at;

        Source(int rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable Batch next() {
            throw new UnsupportedOperationException("the engine uses take");
        }

        @Override
        public @Nullable PendingBatch take() {
            if (at == count) {
                return null;
            }
            int from = at;
            int size = Math.min(rows, count - at);
            at += size;
            return output -> {
                long[] values = new long[size];
                for (int i = 0; i < size; i++) {
                    values[i] = from + i;
                }
                Batch batch = Batch.of(SCHEMA, LongColumn.int64(values));
                output.emit(
                        batch.withOrigin(Origin.of(batch, row -> new RecordPosition("numbers", from + row + 1L, -1))));
            };
        }

        @Override
        public Position position() {
            return new Position(String.valueOf(at), "number " + at);
        }

        @Override
        public void close() {}
    }
}
