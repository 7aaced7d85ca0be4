package io.penstock.testkit.contract;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows contract tests move: {@code id INT64} (0, 1, 2, …, never null), {@code name TEXT}, {@code score FLOAT64}, {@code day
 * DATE}, {@code lent BOOLEAN}, with nulls at the first and the last row of every four, and one row with nothing but its id.
 */
public final class SampleRows {
    /** The columns; all may hold nulls. */
    public static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("name", Type.TEXT),
            Field.of("score", Type.FLOAT64),
            Field.of("day", Type.DATE),
            Field.of("lent", Type.BOOLEAN));

    /** Batch sizes at which nulls stand at the edges, and one that holds all rows. */
    static final List<Integer> BATCH_SIZES = List.of(4, 1, 3, 1000);

    private SampleRows() {}

    /** The first {@code count} rows. */
    public static List<List<@Nullable Object>> rows(int count) {
        List<List<@Nullable Object>> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean edge = i % 4 == 0 || i % 4 == 3;
            boolean bare = i == 5;
            rows.add(Collections.unmodifiableList(Arrays.asList(
                    (long) i,
                    edge || bare ? null : "näme " + i,
                    bare || i % 4 == 3 ? null : (Object) (i / 4.0),
                    bare || i % 4 == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(i),
                    edge || bare ? null : (Object) (i % 3 == 0))));
        }
        return Collections.unmodifiableList(rows);
    }

    /** The rows as batches of {@code size}; none for no rows. */
    static List<Batch> batches(Schema schema, List<? extends List<? extends @Nullable Object>> rows, int size) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            BatchBuilder builder = BatchBuilder.of(schema);
            rows.subList(from, Math.min(rows.size(), from + size)).forEach(row -> builder.add(row.toArray()));
            batches.add(builder.build());
        }
        return batches;
    }
}
