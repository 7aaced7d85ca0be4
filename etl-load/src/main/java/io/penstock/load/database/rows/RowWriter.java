package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.table.DesignColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Puts rows into one table of an open transaction. One thread. */
public interface RowWriter extends AutoCloseable {
    /**
     * Inserts the rows {@code from} to {@code to - 1}: all of them, or none that counts, because the caller takes back what a
     * failed call has done.
     */
    void insert(Batch batch, int from, int to) throws SQLException;

    /** Rows that are best inserted by one call, about. */
    int chunk();

    /** How rows come in, for the report; such as {@code through addBatch}. */
    String title();

    @Override
    void close() throws SQLException;

    /** Makes writers. */
    @FunctionalInterface
    interface Factory {
        /** A writer of plain inserts into a table, one column of the data after the other. */
        RowWriter into(Connection connection, String table, List<DesignColumn> columns) throws SQLException;
    }
}
