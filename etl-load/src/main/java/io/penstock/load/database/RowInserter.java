package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.load.sqlite.Storage;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inserts batches through JDBC's {@code addBatch}. A piece with a row that the database refuses is taken back to a savepoint
 * and inserted row by row; refused rows are rejected, the others stay. One thread.
 */
final class RowInserter implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<ValueBinder> binders = new ArrayList<>();
    private final int batchSize;

    /**
     * @param storages how the values of each column are bound, in the order of the statement's parameters
     * @param sql an INSERT with one parameter per column
     */
    RowInserter(Connection connection, String sql, List<Storage> storages, int batchSize) throws SQLException {
        this.connection = connection;
        this.batchSize = batchSize;
        this.statement = connection.prepareStatement(sql);
        for (int c = 0; c < storages.size(); c++) {
            binders.add(new ValueBinder(c + 1, storages.get(c)));
        }
    }

    /** Inserts every row that the database takes and returns their number. */
    long write(Batch batch, SinkOutput output) throws SQLException {
        RowFailures refused = new RowFailures();
        for (int from = 0; from < batch.rowCount(); from += batchSize) {
            int to = Math.min(batch.rowCount(), from + batchSize);
            Savepoint before = connection.setSavepoint();
            try {
                together(batch, from, to);
            } catch (SQLException e) {
                if (refusal(e).isEmpty()) {
                    throw e;
                }
                connection.rollback(before);
                oneByOne(batch, from, to, refused);
            }
            connection.releaseSavepoint(before);
        }
        return finish(batch, refused, output);
    }

    /** Inserts row by row; for a batch that is known to hold a row that is refused. */
    long writeSingly(Batch batch, SinkOutput output) throws SQLException {
        RowFailures refused = new RowFailures();
        oneByOne(batch, 0, batch.rowCount(), refused);
        return finish(batch, refused, output);
    }

    private static long finish(Batch batch, RowFailures refused, SinkOutput output) {
        if (!refused.isEmpty()) {
            output.reject(batch, refused);
        }
        return batch.rowCount() - (long) refused.rowCount();
    }

    private void together(Batch batch, int from, int to) throws SQLException {
        try {
            for (int row = from; row < to; row++) {
                bind(batch, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    private void oneByOne(Batch batch, int from, int to, RowFailures refused) throws SQLException {
        for (int row = from; row < to; row++) {
            bind(batch, row);
            try {
                statement.executeUpdate();
            } catch (SQLException e) {
                refused.add(row, refusal(e).orElseThrow(() -> e));
            }
        }
    }

    private void bind(Batch batch, int row) throws SQLException {
        for (int c = 0; c < binders.size(); c++) {
            binders.get(c).bind(statement, batch.column(c), row);
        }
    }

    private static Optional<Failure> refusal(SQLException e) {
        return SqliteErrors.refusal(e);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
