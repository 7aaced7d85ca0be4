package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.LongColumn;
import io.penstock.data.LongColumnBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.internal.plan.RejectSchema;
import io.penstock.internal.report.JsonText;
import io.penstock.schema.Field;
import io.penstock.schema.Type;
import io.penstock.spi.RowFailures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes batches of rejected rows: original values, every reason, where and when. */
final class RejectBatches {
    /** Places of columns behind the first that the engine adds. */
    private static final int ERRORS = 2;

    private static final int STAGE = 3;

    private static final int SOURCE = 4;

    private static final int LINE = 5;

    private final RejectSchema schema;
    private final String runId;
    private final long at;

    RejectBatches(RejectSchema schema, String runId, Instant startedAt) {
        this.schema = schema;
        this.runId = runId;
        this.at = ChronoUnit.MICROS.between(Instant.EPOCH, startedAt);
    }

    Batch of(Batch batch, RowFailures failures, String stage) {
        int count = failures.rowCount();
        int[] rows = new int[count];
        TextColumnBuilder rules = new TextColumnBuilder(count);
        TextColumnBuilder codes = new TextColumnBuilder(count);
        TextColumnBuilder errors = new TextColumnBuilder(count);
        for (int i = 0, n = 0; i < failures.size(); n++) {
            int row = failures.row(i);
            rows[n] = row;
            int end = i + 1;
            while (end < failures.size() && failures.row(end) == row) {
                end++;
            }
            appendReasons(failures, i, end, rules, codes, errors);
            i = end;
        }
        List<Column> columns = new ArrayList<>(originals(batch, rows, count));
        columns.add(rules.build());
        columns.add(codes.build());
        columns.add(errors.build());
        columns.add(constant(stage, count));
        addPlace(batch.origin(), rows, columns);
        columns.add(constant(runId, count));
        long[] times = new long[count];
        Arrays.fill(times, at);
        columns.add(LongColumn.of(Type.TIMESTAMP, times, count, Validity.NO_NULLS));
        return Batch.of(schema.schema(), columns, count);
    }

    /** {@code checkouts.csv:8123, email(member_email): is not an e-mail address}: a rejected row in a message. */
    String summary(Batch rejected, int row) {
        int first = schema.firstKnown();
        Object source = rejected.column(first + SOURCE).value(row);
        String place = source == null
                ? ""
                : source + ":" + rejected.column(first + LINE).value(row) + ", ";
        return place + rejected.column(first).value(row) + ": "
                + rejected.column(first + ERRORS).value(row);
    }

    /** The step that rejected a row. */
    String stage(Batch rejected, int row) {
        return String.valueOf(rejected.column(schema.firstKnown() + STAGE).value(row));
    }

    private static void appendReasons(
            RowFailures failures,
            int from,
            int to,
            TextColumnBuilder rules,
            TextColumnBuilder codes,
            TextColumnBuilder errors) {
        if (to == from + 1) {
            rules.append(failures.failure(from).rule());
            codes.append(failures.failure(from).code().id());
            errors.append(failures.failure(from).message());
            return;
        }
        StringBuilder names = new StringBuilder();
        StringBuilder ids = new StringBuilder();
        StringBuilder messages = new StringBuilder();
        for (int i = from; i < to; i++) {
            names.append(i == from ? "" : "; ").append(failures.failure(i).rule());
            ids.append(i == from ? "" : "; ").append(failures.failure(i).code().id());
            messages.append(i == from ? "" : "; ").append(failures.failure(i).message());
        }
        rules.append(names.toString());
        codes.append(ids.toString());
        errors.append(messages.toString());
    }

    private List<Column> originals(Batch batch, int[] rows, int count) {
        List<Column> columns = new ArrayList<>();
        Origin origin = batch.origin();
        if (origin == null) {
            for (Field field : schema.schema().fields().subList(0, schema.originals())) {
                columns.add(nulls(field.type(), count));
            }
            Column record = records(batch, rows, count);
            if (schema.record() < columns.size()) {
                columns.set(schema.record(), record);
            } else {
                columns.add(record);
            }
            return columns;
        }
        int[] original = new int[count];
        for (int i = 0; i < count; i++) {
            original[i] = origin.row(rows[i]);
        }
        columns.addAll(origin.original().gather(original, count).columns());
        if (schema.record() == schema.originals()) {
            columns.add(nulls(Type.TEXT, count));
        }
        return columns;
    }

    private static Column records(Batch batch, int[] rows, int count) {
        TextColumnBuilder records = new TextColumnBuilder(count);
        for (int i = 0; i < count; i++) {
            records.append(JsonText.of(batch.row(rows[i]).toMap()));
        }
        return records.build();
    }

    private static void addPlace(@Nullable Origin origin, int[] rows, List<Column> columns) {
        TextColumnBuilder sources = new TextColumnBuilder(rows.length);
        LongColumnBuilder lines = new LongColumnBuilder(Type.INT64, rows.length);
        for (int row : rows) {
            RecordPosition position = origin == null ? null : origin.position(row);
            if (position == null) {
                sources.appendNull();
                lines.appendNull();
            } else {
                sources.append(position.source());
                lines.appendLong(position.line());
            }
        }
        columns.add(sources.build());
        columns.add(lines.build());
    }

    private static Column constant(String text, int count) {
        TextColumn one = TextColumn.ofStrings(text);
        return one.gather(new int[count], count);
    }

    private static Column nulls(Type type, int count) {
        ColumnBuilder builder = ColumnBuilder.of(type, count);
        for (int i = 0; i < count; i++) {
            builder.appendNull();
        }
        return builder.build();
    }
}
