package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.spi.Output;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.KeyRows;
import io.penstock.transform.internal.match.RowTable;

/** Puts out what left rows and rows of a block make together, in batches of about the wanted size. One thread. */
final class Matcher {
    private final JoinPlan plan;
    private final KeyRows keys;
    private final StepContext context;
    private final int[] lefts;
    private final int[] rights;
    private int count;
    private long given;

    Matcher(JoinPlan plan, StepContext context) {
        this.plan = plan;
        this.keys = new KeyRows(plan.leftKey());
        this.context = context;
        this.lefts = new int[Math.max(1, context.batchRows())];
        this.rights = new int[lefts.length];
    }

    /** Left rows that meet the whole right side in one block. */
    void whole(Batch left, RightBlock block, Output output) {
        long[] matched = RowBits.none(left.rowCount());
        match(left, block, matched, true, output);
        settle(left, matched, false, output);
    }

    /** Left rows that meet one block of several; which of them found a partner is remembered in {@code matched}. */
    void part(Batch left, RightBlock block, long[] matched, Output output) {
        match(left, block, matched, false, output);
    }

    /** Left rows that have met every block. */
    void settled(Batch left, long[] matched, Output output) {
        settle(left, matched, plan.how().keepsLeft(), output);
    }

    private void match(Batch left, RightBlock block, long[] matched, boolean whole, Output output) {
        keys.of(left);
        RowTable table = block.table();
        boolean nullsMatch = plan.settings().nulls() == NullKeys.EQUAL;
        boolean filter = plan.how().isFilter();
        boolean keep = whole && plan.how().keepsLeft();
        long more = 0;
        for (int i = 0; i < left.rowCount(); i++) {
            int row = nullsMatch || !keys.hasNull(i) ? table.find(keys.firsts()[i], keys.seconds()[i]) : -1;
            if (row < 0) {
                if (keep) {
                    add(left, i, block, block.nullRow(), output);
                }
                continue;
            }
            boolean again = RowBits.get(matched, i);
            RowBits.set(matched, i);
            if (!filter) {
                more -= again ? 0 : 1;
                for (; row >= 0; row = table.after(row)) {
                    block.markMatched(row);
                    add(left, i, block, row, output);
                    more++;
                }
            }
        }
        flush(left, block, output);
        output.count(RowFate.GENERATED, more);
    }

    /** @param keep whether left rows without a partner are still to be put out with nulls on the right */
    private void settle(Batch left, long[] matched, boolean keep, Output output) {
        int rows = left.rowCount();
        int found = RowBits.count(matched, rows);
        if (plan.how() == JoinKind.SEMI) {
            output.count(RowFate.FILTERED, rows - found);
            emit(RowBits.without(left, inverse(matched)), output);
        } else if (plan.how() == JoinKind.ANTI) {
            output.count(RowFate.FILTERED, found);
            emit(RowBits.without(left, matched), output);
        } else if (keep) {
            Batch alone = RowBits.without(left, matched);
            Batch none =
                    new RightBlock(plan, new KeyRows(plan.rightKey())).build().rows();
            int[] same = new int[alone.rowCount()];
            int[] zeros = new int[same.length];
            for (int i = 0; i < same.length; i++) {
                same[i] = i;
            }
            emit(plan.layout().pairs(alone, same, none, zeros, same.length), output);
        } else if (!plan.how().keepsLeft()) {
            output.count(RowFate.FILTERED, rows - found);
        }
    }

    private static long[] inverse(long[] bits) {
        long[] other = new long[bits.length];
        for (int w = 0; w < bits.length; w++) {
            other[w] = ~bits[w];
        }
        return other;
    }

    /** Rows of the block that no left row found. */
    void rightOnly(RightBlock block, Output output) {
        for (int row = 0; row < block.nullRow(); row++) {
            if (!block.isMatched(row)) {
                rights[count++] = row;
                if (count == rights.length) {
                    flushRight(block, output);
                }
            }
        }
        flushRight(block, output);
    }

    private void flushRight(RightBlock block, Output output) {
        output.count(RowFate.GENERATED, count);
        emit(plan.layout().rightOnly(block.rows(), rights, count), output);
        count = 0;
    }

    private void add(Batch left, int leftRow, RightBlock block, int rightRow, Output output) {
        if (count == lefts.length) {
            flush(left, block, output);
        }
        lefts[count] = leftRow;
        rights[count++] = rightRow;
    }

    private void flush(Batch left, RightBlock block, Output output) {
        if (count > 0) {
            emit(plan.layout().pairs(left, lefts, block.rows(), rights, count), output);
            count = 0;
        }
    }

    private void emit(Batch batch, Output output) {
        context.checkCancelled();
        given += batch.rowCount();
        limit(given, plan);
        output.emit(batch);
    }

    /** @throws TransformException {@code PEN-3405} past the limit */
    static void limit(long rows, JoinPlan plan) {
        if (rows > plan.settings().maxRows()) {
            throw new TransformException(Problem.of(
                            JoinErrors.TOO_MANY_ROWS,
                            "the join gives more than " + plan.settings().maxRows() + " rows, its limit")
                    .next("Check that the key is complete, or raise 'max_rows'."));
        }
    }
}
