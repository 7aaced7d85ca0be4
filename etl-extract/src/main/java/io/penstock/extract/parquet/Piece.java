package io.penstock.extract.parquet;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.expr.BoundExpr;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.column.RowsReader;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.schema.Schema;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of one row group, read and decoded a batch at a time when their turn comes. One thread. */
final class Piece implements PendingBatch {
    private final ReadPlan plan;
    private final Footer footer;
    private final List<OutputColumn> columns;
    private final RowGroupPlan group;
    private final int groupIndex;
    private final long rowsBefore;
    private final long to;
    private final int batchRows;
    private final StepContext context;
    private long row;
    private @Nullable RowsReader reader;
    private boolean ended;

    /**
     * @param rowsBefore rows of the file in front of the row group
     * @param from first row, in the row group
     */
    Piece(
            ReadPlan plan,
            Footer footer,
            List<OutputColumn> columns,
            RowGroupPlan group,
            int groupIndex,
            long rowsBefore,
            long from,
            long to,
            int batchRows,
            StepContext context) {
        this.plan = plan;
        this.footer = footer;
        this.columns = columns;
        this.group = group;
        this.groupIndex = groupIndex;
        this.rowsBefore = rowsBefore;
        this.row = from;
        this.to = to;
        this.batchRows = batchRows;
        this.context = context;
    }

    @Override
    public void decode(Output output) throws IOException {
        for (Batch batch = next(); batch != null; batch = next()) {
            plan.declared().emit(batch, output);
        }
    }

    /** The next rows, of the file's types; null at the end. */
    @Nullable
    Batch next() throws IOException {
        if (row >= to) {
            if (!ended) {
                ended = true;
                footer.bytes().release();
            }
            return null;
        }
        context.checkCancelled();
        int rows = (int) Math.min(batchRows, to - row);
        List<Column> read;
        try {
            RowsReader open = reader;
            if (open == null) {
                open = new RowsReader(columns, group.chunks(), group.pages(), row);
                reader = open;
            }
            read = new ArrayList<>(open.next(rows));
        } catch (Damage e) {
            throw footer.error(e, groupIndex);
        }
        long first = rowsBefore + row;
        row += rows;
        return finish(read, rows, first);
    }

    private Batch finish(List<Column> read, int rows, long first) {
        int[] origins = null;
        Exploded exploded = plan.exploded();
        List<Column> all = read;
        int count = rows;
        if (exploded != null) {
            origins = exploded.origins((ListColumn) read.get(exploded.position()));
            all = new ArrayList<>(exploded.columns(read, columns.get(exploded.position()), origins));
            count = origins.length;
        }
        all.addAll(plan.partitions().columns(footer.path(), count));
        BoundExpr filter = plan.filter();
        int[] kept = null;
        Batch batch = Batch.of(plan.filterSchema(), all, count);
        if (filter != null) {
            kept = new int[count];
            int chosen = filter.select(batch, kept);
            if (chosen == count) {
                kept = null;
            } else {
                batch = batch.gather(kept, chosen);
            }
        }
        return withOrigin(project(batch, plan.schema(), plan.positions()), first, origins, kept);
    }

    private static Batch project(Batch batch, Schema schema, List<Integer> positions) {
        List<Column> chosen = new ArrayList<>(positions.size());
        for (int position : positions) {
            chosen.add(batch.column(position));
        }
        return Batch.of(schema, chosen, batch.rowCount());
    }

    private Batch withOrigin(Batch batch, long first, int @Nullable [] origins, int @Nullable [] kept) {
        String name = footer.name();
        return batch.withOrigin(Origin.of(batch, i -> {
            int at = kept == null ? i : kept[i];
            return new RecordPosition(name, first + (origins == null ? at : origins[at]) + 1, -1);
        }));
    }
}
