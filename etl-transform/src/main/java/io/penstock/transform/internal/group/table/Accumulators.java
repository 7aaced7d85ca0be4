package io.penstock.transform.internal.group.table;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.group.Accumulator;
import io.penstock.transform.internal.group.BoundMeasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The states of all measures of an aggregation, for the same groups. */
public final class Accumulators implements AutoCloseable {
    private final Layout layout;
    private final List<Accumulator> states = new ArrayList<>();
    private int[] chosen = new int[0];

    /** @param budget bytes that measures which sort may hold together */
    public Accumulators(Layout layout, StepContext context, long budget) {
        this.layout = layout;
        long sorting = layout.measures().stream().filter(BoundMeasure::sorts).count();
        for (BoundMeasure measure : layout.measures()) {
            states.add(measure.open(context, budget / Math.max(1, sorting)));
        }
    }

    /** @param rows the rows of {@code prepared} to take in, {@code groups} their groups */
    public void add(Batch prepared, int[] rows, int count, int[] groups, int groupCount) throws IOException {
        if (chosen.length < count) {
            chosen = new int[Math.max(count, prepared.rowCount())];
        }
        for (int m = 0; m < states.size(); m++) {
            int kept = layout.select(m, prepared, rows, count, chosen);
            states.get(m).add(layout.argument(m, prepared), chosen, kept, groups, groupCount);
        }
    }

    /** One column per measure; see {@link Accumulator#build}. */
    public List<Column> build(int from, int to) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Accumulator state : states) {
            columns.add(state.build(from, to));
        }
        return columns;
    }

    long byteSize() {
        return states.stream().mapToLong(Accumulator::byteSize).sum();
    }

    @Override
    public void close() throws IOException {
        for (Accumulator state : states) {
            state.close();
        }
        states.clear();
    }
}
