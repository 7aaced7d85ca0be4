package io.penstock.transform.clean;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Problems;
import io.penstock.transform.Columns;
import java.util.ArrayList;
import java.util.List;

/** Puts one kernel to work on the selected {@code TEXT} columns of every batch. */
final class TextMapping {
    private TextMapping() {}

    static int[] select(Columns columns, Schema input, Problems problems) {
        return columns.select(input, type -> type == Type.TEXT, "TEXT", problems);
    }

    static BoundTransformer bind(Columns columns, Schema input, Problems problems, TextKernel kernel) {
        int[] positions = select(columns, input, problems);
        return BoundTransformer.of(input, context -> (batch, output) -> output.emit(apply(batch, positions, kernel)));
    }

    static Batch apply(Batch batch, int[] positions, TextKernel kernel) {
        List<Column> columns = new ArrayList<>(batch.columns());
        boolean changed = false;
        for (int position : positions) {
            TextColumn before = (TextColumn) columns.get(position);
            TextColumn after = kernel.apply(before);
            changed |= after != before;
            columns.set(position, after);
        }
        return changed ? batch.with(batch.schema(), columns) : batch;
    }
}
