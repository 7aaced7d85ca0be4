package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;

/** Small batches of one shape. */
final class Loans {
    static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.INT64), Field.of("title", Type.TEXT), Field.of("due", Type.DATE));

    private Loans() {}

    /** Rows with these keys; titles tell the run. */
    static Batch batch(String run, long... ids) {
        BatchBuilder rows = BatchBuilder.of(SCHEMA);
        for (long id : ids) {
            rows.add(id, run + id, java.time.LocalDate.EPOCH.plusDays(id));
        }
        return rows.build();
    }

    /** Rows with keys {@code from} to {@code to - 1}. */
    static Batch range(String run, long from, long to) {
        return batch(run, java.util.stream.LongStream.range(from, to).toArray());
    }
}
