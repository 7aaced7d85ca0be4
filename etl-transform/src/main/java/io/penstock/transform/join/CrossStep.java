package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.Output;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.match.RowConcat;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Every left row with every right row: those of one left row together when the right side is one batch, else batch by batch. */
final class CrossStep implements Step {
    private final JoinPlan plan;
    private final Extractor right;
    private final StepContext context;
    private @Nullable HeldBatches held;
    private long given;

    CrossStep(JoinPlan plan, Extractor right, StepContext context) {
        this.plan = plan;
        this.right = right;
        this.context = context;
    }

    private HeldBatches read() throws IOException {
        HeldBatches all = new HeldBatches(context, context.memoryShare() / 2);
        held = all;
        long blockBytes = Math.max(1, context.memoryShare() / 8);
        try (BatchReader reader = BatchReader.open(right, context)) {
            RowConcat block = new RowConcat(plan.right());
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                block.add(batch);
                if (block.bytes() > blockBytes) {
                    all.add(block.take(0));
                }
            }
            if (block.rows() > 0) {
                all.add(block.take(0));
            }
        }
        return all;
    }

    @Override
    public void process(Batch left, Output output) throws IOException {
        HeldBatches all = held == null ? read() : held;
        long pairs = 0;
        for (int b = 0; b < all.size(); b++) {
            Batch block = all.get(b);
            pairs += (long) block.rowCount() * left.rowCount();
            Matcher.limit(given + pairs, plan);
            pair(left, block, output);
        }
        given += pairs;
        output.count(
                pairs == 0 ? RowFate.FILTERED : RowFate.GENERATED,
                pairs == 0 ? left.rowCount() : pairs - left.rowCount());
    }

    private void pair(Batch left, Batch block, Output output) {
        int[] lefts = new int[Math.max(1, context.batchRows())];
        int[] rights = new int[lefts.length];
        int count = 0;
        for (int i = 0; i < left.rowCount(); i++) {
            for (int from = 0; from < block.rowCount(); ) {
                int run = Math.min(block.rowCount() - from, lefts.length - count);
                Arrays.fill(lefts, count, count + run, i);
                for (int r = 0; r < run; r++) {
                    rights[count++] = from++;
                }
                if (count == lefts.length) {
                    output.emit(plan.layout().pairs(left, lefts, block, rights, count));
                    context.checkCancelled();
                    count = 0;
                }
            }
        }
        output.emit(plan.layout().pairs(left, lefts, block, rights, count));
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}
