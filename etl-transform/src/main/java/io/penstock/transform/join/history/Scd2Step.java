package io.penstock.transform.join.history;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.Partitions;
import io.penstock.transform.internal.spill.HeldBatches;
import io.penstock.transform.join.JoinErrors;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects both sides, in memory or on disk by key, and makes versions at the end. */
final class Scd2Step implements Step {
    private static final int LEVELS = 6;

    private final Scd2Plan plan;
    private final @Nullable Extractor dimension;
    private final StepContext context;
    private final KeyRows keys;
    private final Failure noKey;
    private final Failure noTime;
    private final long limit;
    private Timeline whole;
    private @Nullable Partitions rows;
    private @Nullable Partitions history;
    private boolean begun;

    Scd2Step(Scd2Plan plan, @Nullable Extractor dimension, StepContext context) {
        this.plan = plan;
        this.dimension = dimension;
        this.context = context;
        this.keys = new KeyRows(plan.key());
        this.noKey = Failure.of("scd2(" + String.join(", ", plan.settings().key()) + ")", "has a null in its key");
        this.noTime = Failure.of("scd2(" + plan.settings().effective() + ")", "has no effective time");
        this.limit = context.memoryShare() / 2;
        this.whole = new Timeline(plan, context);
    }

    private void begin() throws IOException {
        begun = true;
        if (dimension == null) {
            return;
        }
        try (BatchReader reader = BatchReader.open(dimension, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                addHistory(plan.common(batch.withOrigin(null), plan.side()));
            }
        }
    }

    private void addHistory(Batch batch) throws IOException {
        if (history == null) {
            whole.addHistory(batch);
            spillWhenFull();
        } else {
            keys.of(batch);
            history.add(batch, keys.firsts());
        }
    }

    private void addRows(Batch batch) throws IOException {
        if (rows == null) {
            whole.addRows(batch);
            spillWhenFull();
        } else {
            keys.of(batch);
            rows.add(batch, keys.firsts());
        }
    }

    private void spillWhenFull() throws IOException {
        if (whole.bytes() <= limit) {
            return;
        }
        long waiting = context.memoryShare() / 8;
        history = new Partitions(context, 0, waiting);
        rows = new Partitions(context, 0, waiting);
        Timeline full = whole;
        whole = new Timeline(plan, context);
        addHistory(full.giveHistory());
        for (Batch batch : full.giveRows()) {
            addRows(batch);
        }
    }

    @Override
    public void process(Batch batch, Output output) throws IOException {
        if (!begun) {
            begin();
        }
        Batch common = plan.common(batch, plan.input());
        keys.of(common);
        long[] withoutKey = RowBits.none(batch.rowCount());
        long[] withoutTime = RowBits.none(batch.rowCount());
        int from = plan.attributes().size();
        for (int i = 0; i < batch.rowCount(); i++) {
            if (keys.hasNull(i)) {
                RowBits.set(withoutKey, i);
            }
            if (plan.settings().effective() != null && common.column(from).isNull(i)) {
                RowBits.set(withoutTime, i);
            }
        }
        Collecting good = new Collecting(output);
        FailedRows.settle(batch, common, new long[][] {withoutKey, withoutTime}, new Failure[] {noKey, noTime}, good);
        for (Batch each : good.rows()) {
            addRows(plan.settings().late() == LateRows.REJECT ? each : each.withOrigin(null));
        }
    }

    @Override
    public void finish(Output output) throws IOException {
        if (!begun) {
            begin();
        }
        if (rows != null && history != null) {
            parts(rows, history, output);
        } else {
            whole.finish(output);
        }
    }

    private void parts(Partitions rowParts, Partitions historyParts, Output output) throws IOException {
        rowParts.finish();
        historyParts.finish();
        for (int p = 0; p < Partitions.COUNT; p++) {
            context.checkCancelled();
            try (HeldBatches some = rowParts.part(p);
                    HeldBatches versions = historyParts.part(p)) {
                long count = rowParts.rows(p) + historyParts.rows(p);
                if (rowParts.bytes(p) + historyParts.bytes(p) + count * Timeline.ROW_BYTES > limit
                        && rowParts.level() < LEVELS) {
                    again(some, versions, rowParts.level() + 1, output);
                } else {
                    together(some, versions, output);
                }
            }
        }
    }

    private void together(HeldBatches some, HeldBatches versions, Output output) throws IOException {
        Timeline part = new Timeline(plan, context);
        for (int b = 0; b < versions.size(); b++) {
            part.addHistory(versions.get(b));
            check(part);
        }
        for (int b = 0; b < some.size(); b++) {
            part.addRows(some.get(b));
            check(part);
        }
        part.finish(output);
    }

    /** A part that cannot be split may hold four times as much as the others before it is refused. */
    private void check(Timeline part) {
        if (part.bytes() > Math.max(1 << 20, 2 * context.memoryShare())) {
            throw new TransformException(Problem.of(
                            JoinErrors.TOO_LARGE,
                            "the rows and versions of one key ("
                                    + String.join(", ", plan.settings().key())
                                    + ") do not fit into the step's memory share of " + context.memoryShare() / 1024
                                    + " KiB")
                    .next("Check that the key is complete, or give the engine more memory."));
        }
    }

    private void again(HeldBatches some, HeldBatches versions, int level, Output output) throws IOException {
        long waiting = context.memoryShare() / 8;
        try (Partitions rowParts = new Partitions(context, level, waiting);
                Partitions historyParts = new Partitions(context, level, waiting)) {
            for (int b = 0; b < some.size(); b++) {
                Batch batch = some.get(b);
                keys.of(batch);
                rowParts.add(batch, keys.firsts());
            }
            for (int b = 0; b < versions.size(); b++) {
                Batch batch = versions.get(b);
                keys.of(batch);
                historyParts.add(batch, keys.firsts());
            }
            parts(rowParts, historyParts, output);
        }
    }

    @Override
    public void close() throws IOException {
        try (Partitions one = rows;
                Partitions other = history) {
            rows = null;
            history = null;
        }
    }

    /** Keeps what passes a check; everything else goes on to the step's output. */
    private static final class Collecting implements Output {
        private final Output output;
        private List<Batch> rows = List.of();

        Collecting(Output output) {
            this.output = output;
        }

        List<Batch> rows() {
            return rows;
        }

        @Override
        public void emit(Batch batch) {
            rows = List.of(batch);
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            output.reject(batch, failures);
        }

        @Override
        public void warn(Failure failure, long count) {
            output.warn(failure, count);
        }

        @Override
        public void count(RowFate fate, long count) {
            output.count(fate, count);
        }
    }
}
