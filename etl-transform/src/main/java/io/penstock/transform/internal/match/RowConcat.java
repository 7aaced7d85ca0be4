package io.penstock.transform.internal.match;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches that were collected, then made one. Each is copied when it is added, so that a few rows of a large block of bytes do not
 * keep the block; columns are joined one after the other, so that the peak is the rows and one column more. Origins are lost. One
 * thread.
 */
public final class RowConcat {
    private final Schema schema;
    private final List<List<Column>> parts = new ArrayList<>();
    private int rows;
    private long bytes;

    public RowConcat(Schema schema) {
        this.schema = schema;
        for (int c = 0; c < schema.size(); c++) {
            parts.add(new ArrayList<>());
        }
    }

    /** A copy of the batch's rows in bytes of its own. */
    public static Batch compact(Batch batch) {
        List<Column> columns = new ArrayList<>(batch.columns().size());
        for (Column column : batch.columns()) {
            columns.add(ColumnConcat.of(column.type(), List.of(column), 0));
        }
        return Batch.of(batch.schema(), columns, batch.rowCount());
    }

    public void add(Batch batch) {
        for (int c = 0; c < parts.size(); c++) {
            Column copy = ColumnConcat.of(batch.column(c).type(), List.of(batch.column(c)), 0);
            parts.get(c).add(copy);
            bytes += copy.byteSize();
        }
        rows += batch.rowCount();
    }

    public int rows() {
        return rows;
    }

    /** Bytes of the rows added so far. */
    public long bytes() {
        return bytes;
    }

    /** All rows in order, and as many rows of nulls behind them as asked for; nothing is left here. */
    public Batch take(int nullRows) {
        List<Column> columns = new ArrayList<>(parts.size());
        for (int c = 0; c < parts.size(); c++) {
            columns.add(ColumnConcat.of(schema.field(c).type(), parts.get(c), nullRows));
            parts.get(c).clear();
        }
        int all = rows + nullRows;
        rows = 0;
        bytes = 0;
        return Batch.of(schema, columns, all);
    }

    /** A column of {@code rows} nulls. */
    public static Column nulls(Type type, int rows) {
        return ColumnConcat.of(type, List.of(), rows);
    }

    /** A copy of a column with {@code rows} nulls behind it. */
    public static Column withNulls(Column column, int rows) {
        return ColumnConcat.of(column.type(), List.of(column), rows);
    }
}
