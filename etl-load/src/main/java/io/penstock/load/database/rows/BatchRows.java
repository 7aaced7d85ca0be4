package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DesignColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Inserts through JDBC's {@code addBatch}; several rows by one statement where the database likes that better. One thread. */
public final class BatchRows implements RowWriter {
    private final PreparedStatement statement;
    private final List<ValueBinder> binders = new ArrayList<>();
    /** Inserts {@code group} rows, whose binders follow each other; the plain statement itself where a group is one row. */
    private final PreparedStatement grouped;

    private final List<ValueBinder> groupBinders = new ArrayList<>();
    private final int group;
    private final int batchSize;

    private BatchRows(PreparedStatement statement, PreparedStatement grouped, int group, int batchSize) {
        this.statement = statement;
        this.grouped = grouped;
        this.group = group;
        this.batchSize = batchSize;
    }

    /**
     * @param suffix what follows the INSERT, such as an ON CONFLICT clause; empty for none
     * @param batchSize rows per {@code executeBatch}
     */
    public static BatchRows into(
            Connection connection,
            Dialect dialect,
            String table,
            List<DesignColumn> columns,
            String suffix,
            int batchSize)
            throws SQLException {
        String insert = dialect.insertInto(
                table,
                columns.stream().map(DesignColumn::name).toList(),
                columns.stream().map(DesignColumn::type).toList());
        // What follows an INSERT about rows that are there already may not meet the same key twice in one statement.
        int group = suffix.isEmpty() ? dialect.rowsPerInsert() : 1;
        PreparedStatement plain = connection.prepareStatement(insert + suffix);
        PreparedStatement grouped = group == 1
                ? plain
                : connection.prepareStatement(insert
                        + (", " + insert.substring(insert.lastIndexOf("VALUES (") + "VALUES ".length()))
                                .repeat(group - 1));
        BatchRows rows = new BatchRows(plain, grouped, group, batchSize);
        addBinders(rows.binders, dialect, columns);
        for (int i = 0; i < group && group > 1; i++) {
            addBinders(rows.groupBinders, dialect, columns);
        }
        return rows;
    }

    private static void addBinders(List<ValueBinder> binders, Dialect dialect, List<DesignColumn> columns) {
        for (DesignColumn column : columns) {
            binders.add(new ValueBinder(binders.size() + 1, dialect.binding(column.type(), column.declared())));
        }
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        if (to - from == 1) {
            bind(batch, from);
            statement.executeUpdate();
            return;
        }
        int row = from;
        for (; group > 1 && to - row >= group; row += group) {
            for (int i = 0; i < groupBinders.size(); i++) {
                int c = i % binders.size();
                groupBinders.get(i).bind(grouped, batch.column(c), row + i / binders.size());
            }
            grouped.executeUpdate();
        }
        try {
            for (int waiting = 0; row < to; row++) {
                bind(batch, row);
                statement.addBatch();
                if (++waiting % batchSize == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    private void bind(Batch batch, int row) throws SQLException {
        for (int c = 0; c < binders.size(); c++) {
            binders.get(c).bind(statement, batch.column(c), row);
        }
    }

    @Override
    public int chunk() {
        return batchSize;
    }

    @Override
    public String title() {
        return "through addBatch";
    }

    @Override
    public void close() throws SQLException {
        grouped.close();
        statement.close();
    }
}
