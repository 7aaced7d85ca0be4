package io.penstock.quality.profile;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The profile of one stream of batches; one scan per column, column by column. Serialisable between batches. */
final class ProfileInspection implements Inspection, Serializable {
    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final int[] positions;
    private final ValueDisplay display;
    private final List<ColumnScan> scans;
    private final long[] nulls;
    private long rows;
    private transient Scratch scratch = new Scratch();

    ProfileInspection(Schema schema, int[] positions, int exactDistinctLimit, ValueDisplay display, long memoryShare) {
        this.schema = schema;
        this.positions = positions;
        this.display = display;
        this.scans = new ArrayList<>(positions.length);
        this.nulls = new long[positions.length];
        MemoryBudget budget = new MemoryBudget(memoryShare);
        for (int position : positions) {
            scans.add(ColumnScan.of(schema.field(position).type(), new DistinctCounter(budget, exactDistinctLimit)));
        }
    }

    @Override
    public void accept(Batch batch) {
        scratch.fit(batch.rowCount());
        rows += batch.rowCount();
        for (int c = 0; c < positions.length; c++) {
            Column column = batch.column(positions[c]);
            nulls[c] += column.validity().nullCount();
            scans.get(c).accept(column, scratch);
        }
    }

    @Override
    public void merge(Inspection other) {
        ProfileInspection that = (ProfileInspection) other;
        rows += that.rows;
        for (int c = 0; c < positions.length; c++) {
            nulls[c] += that.nulls[c];
            scans.get(c).merge(that.scans.get(c));
        }
    }

    @Override
    public InspectionResult result() {
        List<ColumnProfile> columns = new ArrayList<>(positions.length);
        for (int c = 0; c < positions.length; c++) {
            Field field = schema.field(positions[c]);
            ColumnScan scan = scans.get(c);
            boolean shown = display == ValueDisplay.SHOWN;
            columns.add(new ColumnProfile(
                    field.name(),
                    field.type(),
                    rows,
                    nulls[c],
                    scan.distinct(),
                    shown ? scan.min() : null,
                    shown ? scan.max() : null));
        }
        return new ProfileResult(rows, columns);
    }

    /** There is nothing to release. */
    @Override
    public void close() {}

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        scratch = new Scratch();
    }
}
