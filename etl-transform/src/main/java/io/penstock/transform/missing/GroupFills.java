package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.spi.Output;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.LearnThenApply;
import io.penstock.transform.internal.keys.GroupIds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Fills nulls by what was learned of their group. */
final class GroupFills implements LearnThenApply.Lesson {
    private final int[] positions;
    private final GroupIds groups;
    private final Learned learned;
    private List<Column> fills = List.of();

    /** What is learned: one value per group and column. */
    interface Learned extends AutoCloseable {
        void learn(Batch batch, int[] groups) throws IOException;

        /** A column per filled column with a row per group; null where the group has no value. */
        List<Column> values(LearnThenApply.Held rows, GroupIds ids) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    GroupFills(int[] keys, int[] positions, Learned learned, StepContext context) {
        this.positions = positions;
        this.groups = new GroupIds(keys, context);
        this.learned = learned;
    }

    @Override
    public void learn(Batch batch) throws IOException {
        learned.learn(batch, groups.of(batch));
    }

    @Override
    public void review(LearnThenApply.Held rows) throws IOException {
        fills = learned.values(rows, groups);
    }

    @Override
    public void apply(Batch batch, Output output) {
        int[] ids = groups.of(batch);
        Batch done = batch;
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            if (column.validity().hasNulls()) {
                int[] from = new int[ids.length];
                Arrays.fill(from, Filling.KEEP);
                for (int i = 0; i < from.length; i++) {
                    if (column.isNull(i)) {
                        from[i] = ids[i];
                    }
                }
                done = done.with(positions[p], Filling.fill(column, fills.get(p), from));
            }
        }
        output.emit(done);
    }

    @Override
    public void close() throws IOException {
        learned.close();
    }
}
