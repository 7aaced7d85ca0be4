package io.penstock.quality.profile;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.scan.ColumnScan;
import io.penstock.quality.profile.scan.RowScan;
import io.penstock.quality.profile.scan.Scratch;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.StepContext;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profile of one stream of batches; one scan per column. The columns of a batch are scanned by as many workers of the run as have nothing
 * else to do. Serialisable between batches.
 */
final class ProfileInspection implements Inspection, Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final int[] positions;
    private final ValueDisplay display;
    private final MemoryBudget budget;
    private final List<ColumnScan> scans;
    private final @Nullable RowScan rowScan;
    private final long[] nulls;
    private long rows;
    private transient @Nullable Workers workers;

    /** Where scans run, and the arrays they use in turn. */
    private static final class Workers {
        final @Nullable StepContext context;
        private final Deque<Scratch> idle = new ArrayDeque<>();

        Workers(@Nullable StepContext context) {
            this.context = context;
        }

        synchronized Scratch borrow(int rows) {
            Scratch scratch = idle.poll();
            scratch = scratch == null ? new Scratch() : scratch;
            scratch.fit(rows);
            return scratch;
        }

        synchronized void giveBack(Scratch scratch) {
            idle.push(scratch);
        }
    }

    ProfileInspection(
            Schema schema, int[] positions, CountSettings settings, ValueDisplay display, StepContext context) {
        this.schema = schema;
        this.positions = positions;
        this.display = display;
        this.budget = settings.budget();
        this.scans = new ArrayList<>(positions.length);
        this.nulls = new long[positions.length];
        for (int position : positions) {
            scans.add(ColumnScan.of(schema.field(position).type(), settings));
        }
        this.rowScan = settings.depth() == CountSettings.Depth.EVERYTHING ? new RowScan(positions, settings) : null;
        this.workers = new Workers(context);
    }

    @Override
    public void accept(Batch batch) throws Exception {
        Workers own = workers();
        rows += batch.rowCount();
        int parts = positions.length + (rowScan == null ? 0 : 1);
        // The rows first: they take longest.
        StepContext.Part part = number -> scan(batch, rowScan == null ? number : number - 1, own);
        if (own.context == null) {
            for (int p = 0; p < parts; p++) {
                part.run(p);
            }
        } else {
            own.context.inParallel(parts, part);
        }
        budget.settle();
    }

    private void scan(Batch batch, int c, Workers own) {
        Scratch scratch = own.borrow(batch.rowCount());
        if (c >= 0) {
            Column column = batch.column(positions[c]);
            nulls[c] += column.validity().nullCount();
            scans.get(c).accept(column, scratch);
        } else if (rowScan != null) {
            rowScan.accept(batch, scratch);
        }
        own.giveBack(scratch);
    }

    private Workers workers() {
        Workers own = workers;
        if (own == null) {
            own = new Workers(null);
            workers = own;
        }
        return own;
    }

    @Override
    public void merge(Inspection other) {
        ProfileInspection that = (ProfileInspection) other;
        rows += that.rows;
        for (int c = 0; c < positions.length; c++) {
            nulls[c] += that.nulls[c];
            scans.get(c).merge(that.scans.get(c));
        }
        if (rowScan != null && that.rowScan != null) {
            rowScan.merge(that.rowScan);
        }
        budget.settle();
    }

    @Override
    public InspectionResult result() {
        List<ColumnProfile> columns = new ArrayList<>(positions.length);
        boolean shown = display == ValueDisplay.SHOWN;
        for (int c = 0; c < positions.length; c++) {
            Field field = schema.field(positions[c]);
            ColumnScan scan = scans.get(c);
            ColumnMeasures measures = scan.measures();
            columns.add(new ColumnProfile(
                    field.name(),
                    field.type(),
                    rows,
                    nulls[c],
                    atMost(scan.distinct(), rows - nulls[c]),
                    shown ? scan.min() : null,
                    shown ? scan.max() : null,
                    shown ? measures : measures.hidden()));
        }
        return new ProfileResult(rows, columns, rowScan == null ? null : atMost(rowScan.distinct(), rows));
    }

    /** An estimate can be more than there are values. */
    private static DistinctCount atMost(DistinctCount count, long values) {
        return new DistinctCount(Math.min(count.count(), values), count.method(), count.standardError());
    }

    /** There is nothing to release. */
    @Override
    public void close() {}
}
