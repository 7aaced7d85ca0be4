package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DesignColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Inserts through JDBC's {@code addBatch}. One thread. */
public final class BatchRows implements RowWriter {
    private final PreparedStatement statement;
    private final List<ValueBinder> binders = new ArrayList<>();
    private final int batchSize;

    private BatchRows(PreparedStatement statement, int batchSize) {
        this.statement = statement;
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
        BatchRows rows = new BatchRows(connection.prepareStatement(insert + suffix), batchSize);
        for (int c = 0; c < columns.size(); c++) {
            DesignColumn column = columns.get(c);
            rows.binders.add(new ValueBinder(c + 1, dialect.binding(column.type(), column.declared())));
        }
        return rows;
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        if (to - from == 1) {
            bind(batch, from);
            statement.executeUpdate();
            return;
        }
        try {
            for (int row = from; row < to; row++) {
                bind(batch, row);
                statement.addBatch();
                if ((row - from + 1) % batchSize == 0) {
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
        statement.close();
    }
}
