package io.penstock.transform.join.set;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.Output;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.Partitions;
import io.penstock.transform.internal.match.ShareOf;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the other source's rows, then judges the rows that arrive. When the counts do not fit, they and the rows go to disk by hash;
 * a part whose counts do not fit is partitioned again.
 */
final class SetStep implements Step {
    private static final int LEVELS = 12;

    private final SetPlan plan;
    private final Extractor other;
    private final StepContext context;
    private final long limit;
    private final KeyRows keys;
    private final @Nullable SeenKeys seen;
    private @Nullable RowCounts counts;
    private @Nullable Partitions lefts;
    private @Nullable Partitions rights;

    SetStep(SetPlan plan, Extractor other, StepContext context) {
        this.plan = plan;
        this.other = other;
        this.context = context;
        this.limit = Math.max(4096, context.memoryShare() / 2);
        this.keys = new KeyRows(plan.left());
        int[] all = IntStream.range(0, plan.input().size()).toArray();
        this.seen = plan.rows() == SetRows.ALL
                ? null
                : SeenKeys.of(plan.input(), all, new ShareOf(context, context.memoryShare() / 4));
    }

    private void begin() throws IOException {
        RowCounts table = new RowCounts();
        KeyRows otherKeys = new KeyRows(plan.right());
        try (BatchReader reader = BatchReader.open(other, context)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                otherKeys.of(batch);
                for (int i = 0; i < batch.rowCount(); i++) {
                    table.add(otherKeys.firsts()[i], otherKeys.seconds()[i], 1);
                }
                if (table.bytes() > limit) {
                    rights = rights == null ? partitions(0) : rights;
                    spill(table, rights);
                    table = new RowCounts();
                }
            }
        }
        if (rights == null) {
            counts = table;
        } else {
            spill(table, rights);
            lefts = partitions(0);
        }
    }

    private Partitions partitions(int level) {
        return new Partitions(context, level, context.memoryShare() / 16);
    }

    private static void spill(RowCounts table, Partitions to) throws IOException {
        Batch all = table.toBatch();
        to.add(all, ((LongColumn) all.column(0)).values());
    }

    @Override
    public void process(Batch batch, Output output) throws IOException {
        if (counts == null && rights == null) {
            begin();
        }
        Batch rows = batch;
        if (seen != null) {
            long[] repeated = RowBits.none(batch.rowCount());
            seen.mark(batch, repeated);
            output.count(RowFate.DEDUPLICATED, RowBits.count(repeated, batch.rowCount()));
            rows = RowBits.without(batch, repeated);
        }
        if (counts != null) {
            judge(rows, counts, output);
        } else if (lefts != null) {
            keys.of(rows);
            lefts.add(rows, keys.firsts());
        }
    }

    private void judge(Batch rows, RowCounts table, Output output) {
        keys.of(rows);
        long[] dropped = RowBits.none(rows.rowCount());
        boolean except = plan.operation() == SetPlan.Operation.EXCEPT;
        for (int i = 0; i < rows.rowCount(); i++) {
            long first = keys.firsts()[i];
            long second = keys.seconds()[i];
            boolean found = seen == null ? table.take(first, second) : table.contains(first, second);
            if (found == except) {
                RowBits.set(dropped, i);
            }
        }
        output.count(RowFate.FILTERED, RowBits.count(dropped, rows.rowCount()));
        output.emit(RowBits.without(rows, dropped));
    }

    @Override
    public void finish(Output output) throws IOException {
        if (lefts != null && rights != null) {
            judgeParts(lefts, rights, output);
        }
    }

    private void judgeParts(Partitions left, Partitions right, Output output) throws IOException {
        left.finish();
        right.finish();
        for (int p = 0; p < Partitions.COUNT; p++) {
            try (HeldBatches leftPart = left.part(p);
                    HeldBatches rightPart = right.part(p)) {
                RowCounts table = read(rightPart, right.level());
                if (table == null) {
                    again(leftPart, rightPart, right.level() + 1, output);
                    continue;
                }
                for (int b = 0; b < leftPart.size(); b++) {
                    context.checkCancelled();
                    judge(leftPart.get(b), table, output);
                }
            }
        }
    }

    /** The counts of a part; null when they do not fit and partitioning again may help. */
    private @Nullable RowCounts read(HeldBatches part, int level) throws IOException {
        RowCounts table = new RowCounts();
        for (int b = 0; b < part.size(); b++) {
            context.checkCancelled();
            Batch batch = part.get(b);
            long[] firsts = ((LongColumn) batch.column(0)).values();
            long[] seconds = ((LongColumn) batch.column(1)).values();
            long[] times = ((LongColumn) batch.column(2)).values();
            for (int i = 0; i < batch.rowCount(); i++) {
                table.add(firsts[i], seconds[i], times[i]);
            }
            if (table.bytes() > limit && level < LEVELS) {
                return null;
            }
        }
        return table;
    }

    private void again(HeldBatches leftPart, HeldBatches rightPart, int level, Output output) throws IOException {
        try (Partitions left = partitions(level);
                Partitions right = partitions(level)) {
            for (int b = 0; b < leftPart.size(); b++) {
                Batch rows = leftPart.get(b);
                keys.of(rows);
                left.add(rows, keys.firsts());
            }
            for (int b = 0; b < rightPart.size(); b++) {
                Batch rows = rightPart.get(b);
                right.add(rows, ((LongColumn) rows.column(0)).values());
            }
            judgeParts(left, right, output);
        }
    }

    @Override
    public void close() throws IOException {
        try (SeenKeys keySet = seen;
                Partitions one = lefts;
                Partitions two = rights) {
            lefts = null;
            rights = null;
            counts = null;
        }
    }
}
