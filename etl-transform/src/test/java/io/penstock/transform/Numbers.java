package io.penstock.transform;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;

/** Random rows of numbers, dates and a group, with nulls, NaN and ties; and what a statement says of them in DuckDB. */
public final class Numbers {
    public static final Schema SCHEMA = Schema.of(
            Field.of("row", Type.INT64),
            Field.of("branch", Type.TEXT),
            Field.of("pages", Type.INT64),
            Field.of("price", Type.decimal(10, 2)),
            Field.of("score", Type.FLOAT64),
            Field.of("wide", Type.decimal(30, 3)),
            Field.of("day", Type.DATE),
            Field.of("title", Type.TEXT));

    private Numbers() {}

    /** Rows numbered from 0; one value in five is null. */
    public static Batch random(long seed, int rows) {
        Random random = new Random(seed);
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows);
        for (int i = 0; i < rows; i++) {
            builder.add(
                    (long) i,
                    random.nextInt(9) == 0 ? null : "branch " + random.nextInt(7),
                    random.nextInt(5) == 0 ? null : (long) random.nextInt(900) - 50,
                    random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(100_000), 2),
                    random.nextInt(5) == 0 ? null : Double.valueOf(random.nextGaussian() * 10),
                    random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(1000), 3),
                    random.nextInt(5) == 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000)),
                    random.nextInt(5) == 0 ? null : "Title é " + random.nextInt(12));
        }
        return builder.build();
    }
}
