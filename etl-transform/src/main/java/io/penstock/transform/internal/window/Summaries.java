package io.penstock.transform.internal.window;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.group.table.Accumulators;
import io.penstock.transform.internal.group.table.Layout;
import io.penstock.transform.internal.sort.Interleave;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One row of values for each partition, made in a first reading of the sorted rows, read along in the second. */
final class Summaries implements AutoCloseable {
    private static final int TOGETHER = 4096;

    private final Layout layout;
    private final Schema schema;
    private final StepContext context;
    private final long budget;
    private final HeldBatches held;
    private Accumulators states;
    private int[] groups = new int[0];
    private int[] rows = new int[0];
    private long base;
    private int open;
    private int reading;
    private long readingBase;

    Summaries(Schema input, List<BoundMeasure> measures, StepContext context, long budget) {
        this.layout = new Layout(input, new int[0], measures);
        List<Field> fields = new ArrayList<>();
        for (BoundMeasure measure : measures) {
            fields.add(Field.of(fields.size() + "", measure.type()));
        }
        this.schema = Schema.of(fields);
        this.context = context;
        this.budget = budget;
        this.held = new HeldBatches(context, budget);
        this.states = new Accumulators(layout, context, budget);
    }

    /** Takes in sorted rows, {@code partitions} counted from 0 without gaps. */
    void add(Batch batch, long[] partitions) throws IOException {
        Batch prepared = layout.prepare(batch);
        int size = batch.rowCount();
        if (groups.length < size) {
            groups = new int[size];
            rows = new int[size];
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (partitions[i] - base >= TOGETHER) {
                states.add(prepared, rows, count, groups, open);
                count = 0;
                write();
            }
            groups[i] = (int) (partitions[i] - base);
            open = groups[i] + 1;
            rows[count++] = i;
        }
        states.add(prepared, rows, count, groups, open);
    }

    /** Ends adding. */
    void finish() throws IOException {
        write();
        states.close();
    }

    private void write() throws IOException {
        if (open > 0) {
            held.add(Batch.of(schema, states.build(0, open), open));
            states.close();
            states = new Accumulators(layout, context, budget);
            base += open;
            open = 0;
        }
    }

    /** The values of these rows' partitions, which come in order. */
    List<Column> read(long[] partitions) throws IOException {
        List<Batch> used = new ArrayList<>();
        int[] sources = new int[partitions.length];
        int[] places = new int[partitions.length];
        Batch current = held.get(reading);
        for (int i = 0; i < partitions.length; i++) {
            if (partitions[i] - readingBase >= current.rowCount()) {
                readingBase += current.rowCount();
                current = held.get(++reading);
                used.add(current);
            } else if (used.isEmpty()) {
                used.add(current);
            }
            sources[i] = used.size() - 1;
            places[i] = (int) (partitions[i] - readingBase);
        }
        return Interleave.of(used, sources, places, places.length).columns();
    }

    @Override
    public void close() throws IOException {
        states.close();
        held.close();
    }
}
