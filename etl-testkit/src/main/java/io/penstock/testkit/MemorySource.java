package io.penstock.testkit;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of rows written down in a test:
 *
 * <pre>{@code
 * MemorySource books = MemorySource.of(schema).row("978…", "Dune", 1965L).row("979…", null, null);
 * }</pre>
 *
 * <p>Row numbers in messages count from 1: {@code memory:2}. Immutable; serialisable when the values are.
 */
public final class MemorySource implements Extractor {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final List<List<@Nullable Object>> rows;
    private final int failAfter;

    private MemorySource(Schema schema, List<List<@Nullable Object>> rows, int failAfter) {
        this.schema = schema;
        this.rows = rows;
        this.failAfter = failAfter;
    }

    public static MemorySource of(Schema schema) {
        return new MemorySource(schema, new ArrayList<>(), Integer.MAX_VALUE);
    }

    /**
     * The same with one row more.
     *
     * @param values one per column; Java types as in {@link io.penstock.data.Column#value}
     * @throws IllegalArgumentException when a value is not of its column's type
     */
    public MemorySource row(@Nullable Object... values) {
        return rows(List.of(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)))));
    }

    /** The same with these rows more; see {@link #row}. */
    public MemorySource rows(List<? extends List<? extends @Nullable Object>> more) {
        BatchBuilder trial = BatchBuilder.of(schema);
        ArrayList<List<@Nullable Object>> next = new ArrayList<>(rows);
        for (List<? extends @Nullable Object> row : more) {
            trial.add(row.toArray());
            next.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        return new MemorySource(schema, next, failAfter);
    }

    /** The same, but reading fails with an {@code IOException} after this many rows. */
    public MemorySource failAfter(int rowsBefore) {
        return new MemorySource(schema, rows, rowsBefore);
    }

    @Override
    public Description describe() {
        return Description.of("memory", rows.size() + " rows");
    }

    @Override
    public Schema schema(StepContext context) {
        return schema;
    }

    @Override
    public BatchSource open(StepContext context) {
        return new Source(context.batchRows());
    }

    private final class Source implements BatchSource {
        private final int batchRows;
        private int at;

        Source(int batchRows) {
            this.batchRows = batchRows;
        }

        @Override
        public @Nullable Batch next() throws IOException {
            if (at >= failAfter) {
                throw new IOException("told to fail after " + failAfter + " rows");
            }
            int from = at;
            int to = (int) Math.min(Math.min(rows.size(), failAfter), (long) from + batchRows);
            if (from == to) {
                return null;
            }
            BatchBuilder builder = new BatchBuilder(schema, to - from);
            for (; at < to; at++) {
                builder.add(rows.get(at).toArray());
            }
            Batch batch = builder.build();
            return batch.withOrigin(Origin.of(batch, row -> new RecordPosition("memory", from + row + 1L, -1)));
        }

        @Override
        public Position position() {
            return new Position(String.valueOf(at), "memory:" + at);
        }

        @Override
        public void close() {}
    }
}
