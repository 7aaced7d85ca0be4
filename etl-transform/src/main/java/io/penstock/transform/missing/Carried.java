package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.keys.GroupIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last value seen of each column and group, carried from batch to batch. One object per group and batch, none per row. */
final class Carried {
    private final int[] positions;
    private final GroupIds groups;
    private final List<OfColumn> columns = new ArrayList<>();

    Carried(int[] keys, int[] positions, StepContext context) {
        this.positions = positions;
        this.groups = new GroupIds(keys, context);
        for (int p = 0; p < positions.length; p++) {
            columns.add(new OfColumn());
        }
    }

    /** The batch with every null filled for which a value was seen; {@link Direction#BACKWARD} goes from its last row to its first. */
    Batch fill(Batch batch, Direction direction) {
        int[] ids = groups.of(batch);
        Batch done = batch;
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            done = done.with(positions[p], columns.get(p).fill(column, ids, groups.count(), direction));
        }
        return done;
    }

    /** Which way values are carried. */
    enum Direction {
        FORWARD,
        BACKWARD
    }

    /** Of one column: by group, the last value of earlier batches and the last row of this one. */
    private static final class OfColumn {
        private @Nullable Object[] values = new Object[16];
        private int[] rowOf = new int[16];
        private int[] batchOf = new int[16];
        private int batches;

        Column fill(Column column, int[] ids, int groupCount, Direction direction) {
            reserve(groupCount);
            batches++;
            int rows = column.size();
            int[] from = new int[rows];
            int[] inBatch = new int[rows];
            Arrays.fill(from, Filling.KEEP);
            ColumnBuilder carried = ColumnBuilder.of(column.type(), 16);
            for (int k = 0; k < rows; k++) {
                int i = direction == Direction.BACKWARD ? rows - 1 - k : k;
                int group = ids[i];
                inBatch[i] = i;
                if (!column.isNull(i)) {
                    rowOf[group] = i;
                    batchOf[group] = batches;
                } else if (batchOf[group] == batches) {
                    inBatch[i] = rowOf[group];
                } else if (values[group] != null) {
                    carried.append(values[group]);
                    from[i] = carried.size() - 1;
                }
            }
            for (int i = 0; i < rows; i++) {
                if (batchOf[ids[i]] == batches && rowOf[ids[i]] == i) {
                    values[ids[i]] = column.value(i);
                }
            }
            return column.validity().hasNulls()
                    ? Filling.fill(column.gather(inBatch, rows), carried.build(), from)
                    : column;
        }

        private void reserve(int groupCount) {
            if (groupCount > values.length) {
                int size = Math.max(groupCount, values.length * 2);
                values = Arrays.copyOf(values, size);
                rowOf = Arrays.copyOf(rowOf, size);
                batchOf = Arrays.copyOf(batchOf, size);
            }
        }
    }
}
