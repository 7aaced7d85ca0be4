package io.penstock.transform.internal.text;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Problems;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Puts one kernel to work on the selected {@code TEXT} columns of every batch. */
public final class TextMapping {
    private TextMapping() {}

    public static int[] select(Columns columns, Schema input, Problems problems) {
        return columns.select(input, type -> type == Type.TEXT, "TEXT", problems);
    }

    /** A step of a kernel that several threads may share. */
    public static BoundTransformer bind(
            Columns columns, Into into, Schema input, Problems problems, TextKernel kernel) {
        return bindEach(columns, into, input, problems, () -> kernel);
    }

    /** A step of a kernel that is made once for each thread. */
    public static BoundTransformer bindEach(
            Columns columns, Into into, Schema input, Problems problems, Supplier<TextKernel> kernels) {
        int[] positions = select(columns, input, problems);
        Places places = into.bind(input, positions, UnaryOperator.identity(), problems);
        return BoundTransformer.of(places.output(), context -> {
            TextKernel kernel = kernels.get();
            return (batch, output) -> output.emit(apply(batch, places, kernel));
        });
    }

    /** The batch with the kernel's results; the batch itself when nothing changes. */
    public static Batch apply(Batch batch, Places places, TextKernel kernel) {
        Column[] results = new Column[places.count()];
        boolean changed = !places.isInPlace();
        for (int s = 0; s < results.length; s++) {
            TextColumn before = (TextColumn) batch.column(places.sources()[s]);
            results[s] = kernel.apply(before);
            changed |= results[s] != before;
        }
        return changed ? places.put(batch, results) : batch;
    }

    /** The batch with the kernel's results in place; the batch itself when nothing changes. */
    public static Batch apply(Batch batch, int[] positions, TextKernel kernel) {
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
