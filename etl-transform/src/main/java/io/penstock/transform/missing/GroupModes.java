package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.LearnThenApply;
import io.penstock.transform.internal.keys.GroupIds;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The most frequent values: each column's are sorted by group, on disk past their part of the memory, and counted in one go. */
final class GroupModes implements GroupFills.Learned {
    private final int[] positions;
    private final Type[] types;
    private final List<SortedBatches> sorted = new ArrayList<>();
    private long rowsBefore;

    GroupModes(int[] positions, Schema schema, StepContext context) {
        this.positions = positions;
        this.types = new Type[positions.length];
        long budget = context.memoryShare() / 4 / Math.max(1, positions.length);
        for (int p = 0; p < positions.length; p++) {
            types[p] = schema.field(positions[p]).type();
            sorted.add(new SortedBatches(List.of(SortColumn.rising(0), SortColumn.rising(1)), context, budget));
        }
    }

    @Override
    public void learn(Batch batch, int[] groups) throws IOException {
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            int[] rows = new int[groups.length];
            long[] group = new long[groups.length];
            long[] ordinal = new long[groups.length];
            int count = 0;
            for (int i = 0; i < groups.length; i++) {
                if (!column.isNull(i)) {
                    rows[count] = i;
                    group[count] = groups[i];
                    ordinal[count++] = rowsBefore + i;
                }
            }
            Schema schema =
                    Schema.of(Field.of("group", Type.INT64), Field.of("value", types[p]), Field.of("row", Type.INT64));
            sorted.get(p)
                    .add(Batch.of(
                            schema,
                            LongColumn.of(Type.INT64, group, count, Validity.NO_NULLS),
                            column.gather(rows, count),
                            LongColumn.of(Type.INT64, ordinal, count, Validity.NO_NULLS)));
        }
        rowsBefore += groups.length;
    }

    @Override
    public List<Column> values(LearnThenApply.Held rows, GroupIds ids) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int p = 0; p < positions.length; p++) {
            ColumnBuilder builder = ColumnBuilder.of(types[p], ids.count());
            for (Object value : modes(sorted.get(p), ids.count())) {
                builder.append(value);
            }
            columns.add(builder.build());
        }
        return columns;
    }

    private static @Nullable Object[] modes(SortedBatches sorted, int groupCount) throws IOException {
        Best best = new Best(groupCount);
        for (Batch batch = sorted.next(); batch != null; batch = sorted.next()) {
            LongColumn groups = (LongColumn) batch.column(0);
            LongColumn ordinals = (LongColumn) batch.column(2);
            for (int i = 0; i < batch.rowCount(); i++) {
                best.see((int) groups.get(i), batch.column(1).value(i), ordinals.get(i));
            }
        }
        best.settle();
        return best.modes;
    }

    /** Counts equal neighbours; of equally frequent values the one whose first row came first. */
    private static final class Best {
        private final @Nullable Object[] modes;
        private final long[] counts;
        private final long[] firsts;
        private int group = -1;
        private @Nullable Object value;
        private long count;
        private long first;

        Best(int groupCount) {
            this.modes = new Object[groupCount];
            this.counts = new long[groupCount];
            this.firsts = new long[groupCount];
        }

        void see(int ofGroup, @Nullable Object next, long ordinal) {
            if (ofGroup != group || !Objects.deepEquals(next, value)) {
                settle();
                group = ofGroup;
                value = next;
                count = 0;
                first = ordinal;
            }
            count++;
        }

        void settle() {
            if (group >= 0 && (count > counts[group] || (count == counts[group] && first < firsts[group]))) {
                modes[group] = value;
                counts[group] = count;
                firsts[group] = first;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SortedBatches each : sorted) {
            each.close();
        }
    }
}
