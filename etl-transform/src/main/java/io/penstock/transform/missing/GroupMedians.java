package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply;
import io.penstock.transform.internal.keys.GroupIds;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exact medians: the values of each column are sorted by group, on disk past their part of the memory. NaN and infinities are left out. */
final class GroupMedians implements GroupFills.Learned {
    private static final Schema VALUES = Schema.of(Field.of("group", Type.INT64), Field.of("value", Type.FLOAT64));

    private final int[] positions;
    private final @Nullable Type[] types;
    private final List<SortedBatches> sorted = new ArrayList<>();
    private final long[][] counts;

    GroupMedians(int[] positions, StepContext context) {
        this.positions = positions;
        this.types = new Type[positions.length];
        this.counts = new long[positions.length][16];
        long budget = context.memoryShare() / 4 / Math.max(1, positions.length);
        for (int p = 0; p < positions.length; p++) {
            sorted.add(new SortedBatches(List.of(SortColumn.rising(0), SortColumn.rising(1)), context, budget));
        }
    }

    @Override
    public void learn(Batch batch, int[] groups) throws IOException {
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            types[p] = column.type();
            double[] values = Doubles.of(column);
            long[] group = new long[groups.length];
            double[] value = new double[groups.length];
            int count = 0;
            for (int i = 0; i < groups.length; i++) {
                if (!column.isNull(i) && Double.isFinite(values[i])) {
                    group[count] = groups[i];
                    value[count++] = values[i];
                    count(p, groups[i]);
                }
            }
            sorted.get(p)
                    .add(Batch.of(
                            VALUES,
                            LongColumn.of(Type.INT64, group, count, Validity.NO_NULLS),
                            DoubleColumn.of(value, count, Validity.NO_NULLS)));
        }
    }

    private void count(int p, int group) {
        if (group >= counts[p].length) {
            counts[p] = Arrays.copyOf(counts[p], Math.max(group + 1, counts[p].length * 2));
        }
        counts[p][group]++;
    }

    @Override
    public List<Column> values(LearnThenApply.Held rows, GroupIds ids) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int p = 0; p < positions.length; p++) {
            Type type = types[p];
            if (type != null) {
                columns.add(medians(type, sorted.get(p), Arrays.copyOf(counts[p], ids.count())));
            }
        }
        return columns;
    }

    private static Column medians(Type type, SortedBatches sorted, long[] counts) throws IOException {
        double[] medians = new double[counts.length];
        long[] valid = new long[Validity.wordsFor(counts.length)];
        int group = -1;
        long place = 0;
        for (Batch batch = sorted.next(); batch != null; batch = sorted.next()) {
            LongColumn groups = (LongColumn) batch.column(0);
            DoubleColumn values = (DoubleColumn) batch.column(1);
            for (int i = 0; i < batch.rowCount(); i++) {
                if (groups.get(i) != group) {
                    group = (int) groups.get(i);
                    place = 0;
                    valid[group >>> 6] |= 1L << group;
                }
                if (place == (counts[group] - 1) / 2) {
                    medians[group] = values.get(i);
                } else if (place == counts[group] / 2) {
                    medians[group] += (values.get(i) - medians[group]) / 2;
                }
                place++;
            }
        }
        return Doubles.column(type, medians, counts.length, Validity.of(valid, counts.length));
    }

    @Override
    public void close() throws IOException {
        for (SortedBatches each : sorted) {
            each.close();
        }
    }
}
