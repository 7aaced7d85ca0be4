package io.penstock.transform.internal.group;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure that needs all values of a group: pairs of group and value go through an external sort and come back group by group,
 * so that neither many values nor many groups are held in memory. Only a group's result is.
 */
final class SortedValues implements Accumulator {
    private final GroupResult result;
    private final Type type;
    private final Schema schema;
    private final SortedBatches sorted;

    private long[] counts = new long[16];
    private @Nullable Batch batch;
    private int row;

    SortedValues(Type argument, Type type, GroupResult result, StepContext context, long budget) {
        this.result = result;
        this.type = type;
        this.schema = Schema.of(Field.of("group", Type.INT64), Field.of("value", argument));

        List<SortColumn> order = new ArrayList<>();
        order.add(SortColumn.rising(0));
        if (result.order() == GroupResult.Order.VALUE) {
            order.add(SortColumn.rising(1));
        }
        this.sorted = new SortedBatches(order, context, budget);
    }

    @Override
    public void add(Column values, int[] rows, int count, int[] groups, int groupCount) throws IOException {
        counts = Grown.longs(counts, groupCount);
        boolean keepNulls = result.nulls() == GroupResult.Nulls.KEEP;
        Validity validity = values.validity();
        int[] chosen = new int[count];
        long[] numbers = new long[count];
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int r = rows[k];
            if (keepNulls || validity.isValid(r)) {
                chosen[kept] = r;
                numbers[kept++] = groups[r];
                counts[groups[r]]++;
            }
        }
        if (kept > 0) {
            LongColumn group = LongColumn.of(Type.INT64, numbers, kept, Validity.NO_NULLS);
            sorted.add(Batch.of(schema, group, values.gather(chosen, kept)));
        }
    }

    @Override
    public Column build(int from, int to) throws IOException {
        counts = Grown.longs(counts, to);
        ColumnBuilder built = ColumnBuilder.of(type, to - from);
        for (int g = from; g < to; g++) {
            result.begin(counts[g]);
            for (long left = counts[g]; left > 0; ) {
                Batch current = current();
                int end = (int) Math.min(current.rowCount(), row + left);
                result.take(current.column(1), row, end);
                left -= end - row;
                row = end;
            }
            built.append(result.end());
        }
        return built.build();
    }

    private Batch current() throws IOException {
        Batch current = batch;
        if (current == null || row == current.rowCount()) {
            current = sorted.next();
            batch = current;
            row = 0;
        }
        if (current == null) {
            throw new IllegalStateException("the sort lost values");
        }
        return current;
    }

    /** The sort keeps to its own budget, which is not counted with the groups. */
    @Override
    public long byteSize() {
        return 8L * counts.length;
    }

    @Override
    public void close() throws IOException {
        batch = null;
        sorted.close();
    }
}
