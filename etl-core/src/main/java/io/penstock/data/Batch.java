package io.penstock.data;

import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few thousand rows as columns of equal length. Immutable; may be handed between threads once made. A batch of no rows
 * is allowed, and so is one of no columns (it still has a row count).
 */
public final class Batch {
    private final Schema schema;
    private final List<Column> columns;
    private final int rowCount;
    private final @Nullable Origin origin;

    private Batch(Schema schema, List<Column> columns, int rowCount, @Nullable Origin origin) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.rowCount = rowCount;
        this.origin = origin;
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(schema.size() + " columns expected, " + columns.size() + " given");
        }
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            if (column.size() != rowCount
                    || !column.type().equals(schema.field(c).type())) {
                throw new IllegalArgumentException("column " + schema.field(c) + " of " + rowCount + " rows expected, "
                        + column.type() + " of " + column.size() + " given");
            }
        }
    }

    /** @throws IllegalArgumentException when a column's type or length is not the schema's */
    public static Batch of(Schema schema, List<? extends Column> columns, int rowCount) {
        return new Batch(schema, List.copyOf(columns), rowCount, null);
    }

    /** A batch of at least one column, which gives the row count. */
    public static Batch of(Schema schema, Column... columns) {
        return new Batch(schema, Arrays.asList(columns), columns[0].size(), null);
    }

    public static Batch empty(Schema schema) {
        return new BatchBuilder(schema, 0).build();
    }

    public Schema schema() {
        return schema;
    }

    public int rowCount() {
        return rowCount;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(int position) {
        return columns.get(position);
    }

    /** @throws io.penstock.error.PlanException naming the valid columns when there is none of this name */
    public Column column(String name) {
        return columns.get(schema.indexOf(name));
    }

    /** Where the rows were read; null when they were made here (aggregates) or nobody will ask. */
    public @Nullable Origin origin() {
        return origin;
    }

    public Batch withOrigin(@Nullable Origin newOrigin) {
        return new Batch(schema, columns, rowCount, newOrigin);
    }

    /** The same rows, in the same order, with other columns; the origin stays. */
    public Batch with(Schema newSchema, List<? extends Column> newColumns) {
        return new Batch(newSchema, List.copyOf(newColumns), rowCount, origin);
    }

    /** The same rows with one column replaced by another of the schema's type at that position. */
    public Batch with(int position, Column column) {
        List<Column> next = new ArrayList<>(columns);
        next.set(position, column);
        return new Batch(schema, next, rowCount, origin);
    }

    /** The rows {@code rows[0..count)}, in that order. */
    public Batch gather(int[] rows, int count) {
        List<Column> chosen = new ArrayList<>(columns.size());
        for (Column column : columns) {
            chosen.add(column.gather(rows, count));
        }
        return new Batch(schema, chosen, count, origin == null ? null : origin.gather(rows, count));
    }

    /** The rows {@code from} to {@code to - 1}. */
    public Batch slice(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return gather(rows, rows.length);
    }

    public Row row(int i) {
        return new Row(this, i);
    }

    /** Every row in order; a new object each: for tests and people's code, not for hot paths. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(rowCount);
        for (int i = 0; i < rowCount; i++) {
            rows.add(new Row(this, i));
        }
        return rows;
    }

    public long byteSize() {
        return columns.stream().mapToLong(Column::byteSize).sum();
    }

    @Override
    public String toString() {
        return "Batch" + schema + " of " + rowCount + " rows";
    }
}
