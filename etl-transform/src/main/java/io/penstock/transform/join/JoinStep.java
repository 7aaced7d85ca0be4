package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Extractor;
import io.penstock.spi.Output;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.Partitions;
import io.penstock.transform.internal.match.ShareOf;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A join with keys. The right side is read when the first left rows come. Of the memory share half is for right rows in memory, an
 * eighth for each side's rows on their way to disk, an eighth for the keys of each side that must be unique.
 */
final class JoinStep implements Step {
    private final JoinPlan plan;
    private final Extractor right;
    private final StepContext context;
    private final Matcher matcher;
    private final KeyRows leftKeys;
    private @Nullable UniqueKeys uniqueLeft;
    private @Nullable RightBlock block;
    private @Nullable PartitionedJoin partitioned;

    JoinStep(JoinPlan plan, Extractor right, StepContext context) {
        this.plan = plan;
        this.right = right;
        this.context = context;
        this.matcher = new Matcher(plan, context);
        this.leftKeys = new KeyRows(plan.leftKey());
    }

    private void begin() throws IOException {
        StepContext eighth = new ShareOf(context, context.memoryShare() / 8);
        if (plan.settings().expect().uniqueLeft()) {
            uniqueLeft = new UniqueKeys(plan, plan.leftKey(), "the left side", eighth);
        }
        String name = "the right side, " + right.describe().title() + ",";
        try (BatchReader reader = BatchReader.open(right, context);
                UniqueKeys unique = plan.settings().expect().uniqueRight()
                        ? new UniqueKeys(plan, plan.rightKey(), name, eighth)
                        : null) {
            read(reader, unique);
        }
    }

    private void read(BatchReader reader, @Nullable UniqueKeys unique) throws IOException {
        RightBlock all = new RightBlock(plan, new KeyRows(plan.rightKey()));
        KeyRows keys = new KeyRows(plan.rightKey());
        long limit = context.memoryShare() / 2;
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            if (unique != null) {
                unique.check(batch);
            }
            Batch plain = batch.withOrigin(null);
            if (partitioned == null) {
                all.add(plain);
                if (all.bytes() <= limit) {
                    continue;
                }
                partitioned = new PartitionedJoin(plan, context, matcher, limit);
                plain = all.giveBack();
            }
            keys.of(plain);
            partitioned.right().add(plain, keys.firsts());
        }
        block = partitioned == null ? all.build() : null;
    }

    @Override
    public void process(Batch batch, Output output) throws IOException {
        if (block == null && partitioned == null) {
            begin();
        }
        if (uniqueLeft != null) {
            uniqueLeft.check(batch);
        }
        if (block != null) {
            matcher.whole(batch, block, output);
        } else if (partitioned != null) {
            leftKeys.of(batch);
            partitioned.left().add(batch, leftKeys.firsts());
        }
    }

    @Override
    public void finish(Output output) throws IOException {
        if (block == null && partitioned == null && plan.how().keepsRight()) {
            begin();
        }
        if (block != null && plan.how().keepsRight()) {
            matcher.rightOnly(block, output);
        } else if (partitioned != null) {
            partitioned.finish(output);
        }
    }

    @Override
    public void close() throws IOException {
        Partitions left = partitioned == null ? null : partitioned.left();
        Partitions rightRows = partitioned == null ? null : partitioned.right();
        block = null;
        try (UniqueKeys unique = uniqueLeft;
                Partitions one = left;
                Partitions other = rightRows) {
            partitioned = null;
            uniqueLeft = null;
        }
    }
}
