package io.penstock.benchmarks.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code checkouts} through JDBC {@code addBatch}, {@value #ROWS_PER_BATCH} rows at a time, left to right: one
 * call per column, then {@link #endRow()}. Not thread-safe.
 */
final class BatchInsert implements AutoCloseable {
    private static final int ROWS_PER_BATCH = 10_000;

    private final PreparedStatement statement;
    private int column;
    private int pending;
    private long rows;

    BatchInsert(Connection connection) throws SQLException {
        this.statement = connection.prepareStatement(CheckoutsTable.insert());
    }

    void text(@Nullable String value) throws SQLException {
        column++;
        if (value == null) {
            statement.setNull(column, Types.VARCHAR);
        } else {
            statement.setString(column, value);
        }
    }

    void integer(@Nullable Long value) throws SQLException {
        column++;
        if (value == null) {
            statement.setNull(column, Types.INTEGER);
        } else {
            statement.setLong(column, value);
        }
    }

    void real(@Nullable Double value) throws SQLException {
        column++;
        if (value == null) {
            statement.setNull(column, Types.REAL);
        } else {
            statement.setDouble(column, value);
        }
    }

    void endRow() throws SQLException {
        statement.addBatch();
        column = 0;
        rows++;
        if (++pending == ROWS_PER_BATCH) {
            flush();
        }
    }

    /** Sends what is pending; the caller commits. */
    void flush() throws SQLException {
        statement.executeBatch();
        pending = 0;
    }

    /** Rows given so far. */
    long rows() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
