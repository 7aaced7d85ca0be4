package io.penstock.transform.join.history;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.LongColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.RowConcat;
import io.penstock.transform.internal.match.RowTable;
import io.penstock.transform.join.JoinErrors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The versions of the keys that are in memory: rows of the dimension, behind them those that arrived. One thread. */
final class Timeline {
    /** Bytes of a row besides its columns. */
    static final int ROW_BYTES = RowTable.ROW_BYTES + 64;

    private static final Failure LATE =
            Failure.of("scd2(late)", "is older than the current version and tells something else than the history");

    private final Scd2Plan plan;
    private final StepContext context;
    private final RowConcat concat;
    private final long start;
    private final List<Batch> arrived = new ArrayList<>();
    private final List<Key.Version> changed = new ArrayList<>();
    private int versions;
    private long originBytes;

    Timeline(Scd2Plan plan, StepContext context) {
        this.plan = plan;
        this.context = context;
        this.concat = new RowConcat(plan.rows());
        this.start = ChronoUnit.MICROS.between(Instant.EPOCH, context.startedAt());
    }

    /** Called before the first {@link #addRows}. */
    void addHistory(Batch batch) {
        concat.add(batch);
        versions += batch.rowCount();
    }

    void addRows(Batch batch) {
        arrived.add(batch);
        if (batch.origin() != null) {
            originBytes += batch.origin().original().byteSize();
        }
        originBytes += batch.byteSize();
    }

    long bytes() {
        return concat.bytes() + 2 * originBytes + (long) concat.rows() * ROW_BYTES;
    }

    Batch giveHistory() {
        return concat.take(0);
    }

    List<Batch> giveRows() {
        return arrived;
    }

    void finish(Output output) {
        for (Batch batch : arrived) {
            concat.add(batch);
        }
        Batch all = concat.take(0);
        int rows = all.rowCount();
        KeyRows keys = hashed(new KeyRows(plan.key()), all);
        RowTable table = new RowTable();
        for (int row = 0; row < rows; row++) {
            table.add(keys.firsts()[row], keys.seconds()[row]);
        }
        table.build();
        Key key = new Key(all, plan, hashed(new KeyRows(plan.tracked()), all), hashed(new KeyRows(plan.others()), all));
        long[] late = RowBits.none(rows);
        long[] done = RowBits.none(rows);
        boolean everything = plan.settings().emit() == Versions.ALL;
        boolean close = plan.settings().missing() == MissingKeys.CLOSE;
        long combined = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int row = pass == 0 ? versions : 0; row < (pass == 0 ? rows : versions); row++) {
                if (!RowBits.get(done, row) && (pass == 0 || everything || close)) {
                    List<Integer> own = own(table, keys, row, done);
                    combined += key.read(own, versions, start, late);
                    if (pass == 1 && close) {
                        key.close(start);
                    }
                    key.give(everything, changed);
                    if (changed.size() >= context.batchRows()) {
                        flush(all, output);
                    }
                }
            }
        }
        flush(all, output);
        settle(late, combined, output);
    }

    private static KeyRows hashed(KeyRows keys, Batch all) {
        keys.of(all);
        return keys;
    }

    /** All rows of the key of one row, marked as done. */
    private static List<Integer> own(RowTable table, KeyRows keys, int row, long[] done) {
        List<Integer> own = new ArrayList<>();
        int at = table.find(keys.firsts()[row], keys.seconds()[row]);
        for (; at >= 0; at = table.after(at)) {
            own.add(at);
            RowBits.set(done, at);
        }
        own.sort(Comparator.naturalOrder());
        return own;
    }

    private void flush(Batch all, Output output) {
        context.checkCancelled();
        int count = changed.size();
        int[] rows = new int[count];
        LongColumnBuilder from = new LongColumnBuilder(Type.TIMESTAMP, count);
        LongColumnBuilder to = new LongColumnBuilder(Type.TIMESTAMP, count);
        boolean[] current = new boolean[count];
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            Key.Version version = changed.get(i);
            rows[i] = version.row;
            from.appendLong(version.from);
            current[i] = version.to == Key.OPEN;
            if (current[i]) {
                to.appendNull();
            } else {
                to.appendLong(version.to);
            }
            numbers[i] = version.number;
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < plan.attributes().size(); c++) {
            columns.add(all.column(c).gather(rows, count));
        }
        columns.add(from.build());
        columns.add(to.build());
        columns.add(BooleanColumn.of(current, count, Validity.NO_NULLS));
        columns.add(LongColumn.int64(numbers));
        changed.clear();
        output.count(RowFate.GENERATED, count);
        output.emit(Batch.of(plan.output(), columns, count));
    }

    private void settle(long[] late, long combined, Output output) {
        long rejected = 0;
        int base = versions;
        for (Batch batch : arrived) {
            RowFailures failures = new RowFailures();
            for (int i = 0; i < batch.rowCount(); i++) {
                if (RowBits.get(late, base + i)) {
                    failures.add(i, LATE);
                }
            }
            rejected += failures.rowCount();
            lateRows(batch, failures, output);
            base += batch.rowCount();
        }
        output.count(RowFate.COMBINED, combined - rejected);
    }

    private void lateRows(Batch batch, RowFailures failures, Output output) {
        if (failures.isEmpty()) {
            return;
        } else if (plan.settings().late() == LateRows.REJECT) {
            output.reject(batch, failures);
        } else if (plan.settings().late() == LateRows.IGNORE) {
            output.count(RowFate.FILTERED, failures.rowCount());
        } else {
            throw new TransformException(Problem.of(JoinErrors.BAD_HISTORY, "a row " + LATE.message())
                    .next("Set 'late' to reject or ignore such rows; the past is not rewritten."));
        }
    }
}
