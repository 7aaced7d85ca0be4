package io.penstock.transform.join.lookup;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.join.JoinErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks rows up; each thread has its own, all share the reference. */
final class LookupStep implements Step {
    private final KeyRows keys;
    private final Schema output;
    private final MissPolicy onMiss;
    private final Reference reference;
    private final StepContext context;
    private final Failure missing;
    private Reference.@Nullable Loaded loaded;

    LookupStep(
            KeyColumns key, String names, Schema output, MissPolicy onMiss, Reference reference, StepContext context) {
        this.keys = new KeyRows(key);
        this.output = output;
        this.onMiss = onMiss;
        this.reference = reference;
        this.context = context;
        this.missing = Failure.of("lookup(" + names + ")", "is not in the reference");
    }

    @Override
    public void process(Batch batch, Output out) {
        if (loaded == null) {
            loaded = reference.load(context);
        }
        Reference.Loaded found = loaded;
        int count = batch.rowCount();
        int[] rows = new int[count];
        long[] missed = RowBits.none(count);
        keys.of(batch);
        for (int i = 0; i < count; i++) {
            rows[i] = keys.hasNull(i) ? found.missed() : found.find(keys.firsts()[i], keys.seconds()[i]);
            if (rows[i] == found.missed()) {
                RowBits.set(missed, i);
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        for (int position : found.brought()) {
            columns.add(found.rows().column(position).gather(rows, count));
        }
        Batch done = batch.with(output, columns);
        if (onMiss == MissPolicy.REJECT) {
            FailedRows.settle(batch, done, new long[][] {missed}, new Failure[] {missing}, out);
        } else {
            if (onMiss == MissPolicy.FAIL && RowBits.count(missed, count) > 0) {
                throw failed(batch, missed);
            }
            out.emit(done);
        }
    }

    private TransformException failed(Batch batch, long[] missed) {
        int row = 0;
        while (!RowBits.get(missed, row)) {
            row++;
        }
        Problem problem = Problem.of(JoinErrors.MISSED, "the key of a row " + missing.message() + ": " + missing.rule())
                .next("Add it to the reference, or set on_miss to keep, default or reject.");
        Origin origin = batch.origin();
        return new TransformException(
                origin == null ? problem : problem.at(origin.position(row).toString()));
    }
}
