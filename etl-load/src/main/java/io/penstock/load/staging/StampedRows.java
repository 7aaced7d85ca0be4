package io.penstock.load.staging;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.SinkOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds the columns {@code _staged_at} and {@code _staging_id}, the same values in every row, or none. */
final class StampedRows {
    static final String STAGED_AT = "_staged_at";
    static final String STAGING_ID = "_staging_id";

    private final MetadataColumns policy;
    private final Schema plain;
    private final Schema stamped;
    private final long micros;
    private final byte[] id;

    StampedRows(MetadataColumns policy, Schema plain, Instant stagedAt, String id) {
        this.policy = policy;
        this.plain = plain;
        this.stamped = schema(policy, plain);
        this.micros = ChronoUnit.MICROS.between(Instant.EPOCH, stagedAt);
        this.id = id.getBytes(StandardCharsets.UTF_8);
    }

    static Schema schema(MetadataColumns policy, Schema plain) {
        return policy == MetadataColumns.OMIT
                ? plain
                : plain.with(new Field(STAGED_AT, Type.TIMESTAMP, Nullability.REQUIRED))
                        .with(new Field(STAGING_ID, Type.TEXT, Nullability.REQUIRED));
    }

    Schema schema() {
        return stamped;
    }

    Batch stamp(Batch batch) {
        if (policy == MetadataColumns.OMIT) {
            return batch;
        }
        int rows = batch.rowCount();
        List<Column> columns = new ArrayList<>(batch.columns());
        long[] times = new long[rows];
        Arrays.fill(times, micros);
        columns.add(LongColumn.of(Type.TIMESTAMP, times, rows, Validity.NO_NULLS));
        int[] ends = new int[rows];
        Arrays.fill(ends, id.length);
        columns.add(TextColumn.of(id, new int[rows], ends, rows, Validity.NO_NULLS));
        return batch.with(stamped, columns);
    }

    /** Takes refused rows of stamped batches and hands them on as they came. */
    SinkOutput unstamping(SinkOutput output) {
        return policy == MetadataColumns.OMIT
                ? output
                : (batch, failures) ->
                        output.reject(batch.with(plain, batch.columns().subList(0, plain.size())), failures);
    }
}
