package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.spi.Output;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.Partitions;
import io.penstock.transform.internal.match.RowTable;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;

/**
 * Both sides on disk, joined part by part. A part whose right rows do not fit is partitioned again; one that does not get smaller by
 * that, because its rows have one key, is joined block by block: each block of right rows meets all left rows of the part.
 */
final class PartitionedJoin {
    private static final int LEVELS = 6;

    private final JoinPlan plan;
    private final StepContext context;
    private final Matcher matcher;
    private final long limit;
    private final Partitions left;
    private final Partitions right;

    /** @param limit bytes that right rows and their table may take */
    PartitionedJoin(JoinPlan plan, StepContext context, Matcher matcher, long limit) {
        this.plan = plan;
        this.context = context;
        this.matcher = matcher;
        this.limit = limit;
        this.left = new Partitions(context, 0, context.memoryShare() / 8);
        this.right = new Partitions(context, 0, context.memoryShare() / 8);
    }

    Partitions left() {
        return left;
    }

    Partitions right() {
        return right;
    }

    void finish(Output output) throws IOException {
        join(left, right, Long.MAX_VALUE, output);
    }

    /** @param rows right rows that were partitioned */
    private void join(Partitions lefts, Partitions rights, long rows, Output output) throws IOException {
        lefts.finish();
        rights.finish();
        for (int p = 0; p < Partitions.COUNT; p++) {
            context.checkCancelled();
            HeldBatches leftPart = lefts.part(p);
            HeldBatches rightPart = rights.part(p);
            boolean fits = rights.bytes(p) + rights.rows(p) * RowTable.ROW_BYTES <= limit;
            if (fits || rights.rows(p) == rows || rights.level() == LEVELS || leftPart.size() == 0) {
                blocks(leftPart, rightPart, output);
            } else {
                again(leftPart, rightPart, rights.level() + 1, rights.rows(p), output);
            }
            leftPart.close();
            rightPart.close();
        }
    }

    private void again(HeldBatches leftPart, HeldBatches rightPart, int level, long rows, Output output)
            throws IOException {
        long waiting = context.memoryShare() / 8;
        try (Partitions lefts = new Partitions(context, level, waiting);
                Partitions rights = new Partitions(context, level, waiting)) {
            move(leftPart, lefts, new KeyRows(plan.leftKey()));
            move(rightPart, rights, new KeyRows(plan.rightKey()));
            join(lefts, rights, rows, output);
        }
    }

    private void move(HeldBatches from, Partitions to, KeyRows keys) throws IOException {
        for (int b = 0; b < from.size(); b++) {
            context.checkCancelled();
            Batch batch = from.get(b);
            keys.of(batch);
            to.add(batch, keys.firsts());
        }
        from.close();
    }

    private void blocks(HeldBatches leftPart, HeldBatches rightPart, Output output) throws IOException {
        KeyRows keys = new KeyRows(plan.rightKey());
        RightBlock block = new RightBlock(plan, keys);
        int next = fill(block, rightPart, 0);
        if (next == rightPart.size()) {
            block.build();
            for (int b = 0; b < leftPart.size(); b++) {
                matcher.whole(leftPart.get(b), block, output);
            }
            rightOnly(block, output);
            return;
        }
        long[][] matched = new long[leftPart.size()][];
        for (int b = 0; b < matched.length; b++) {
            matched[b] = RowBits.none(leftPart.get(b).rowCount());
        }
        while (!block.isEmpty()) {
            block.build();
            for (int b = 0; b < matched.length; b++) {
                matcher.part(leftPart.get(b), block, matched[b], output);
            }
            rightOnly(block, output);
            block = new RightBlock(plan, keys);
            next = fill(block, rightPart, next);
        }
        for (int b = 0; b < matched.length; b++) {
            matcher.settled(leftPart.get(b), matched[b], output);
        }
    }

    /** Adds batches until the block is full; gives the first that was not added. */
    private int fill(RightBlock block, HeldBatches from, int first) throws IOException {
        int next = first;
        while (next < from.size() && (block.isEmpty() || block.bytes() < limit)) {
            context.checkCancelled();
            block.add(from.get(next++));
        }
        return next;
    }

    private void rightOnly(RightBlock block, Output output) {
        if (plan.how().keepsRight()) {
            matcher.rightOnly(block, output);
        }
    }
}
