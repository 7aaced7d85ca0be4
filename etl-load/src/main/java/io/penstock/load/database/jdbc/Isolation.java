package io.penstock.load.database.jdbc;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Cause;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * Gets every row into a table that the table takes. A piece with a row that is refused is taken back to a savepoint and
 * tried in halves, until the row stands alone; it is rejected with the constraint as reason, the others stay. Rows come in
 * in their order.
 */
public final class Isolation {
    private final Connection connection;
    private final Dialect dialect;
    private final RowWriter writer;

    public Isolation(Connection connection, Dialect dialect, RowWriter writer) {
        this.connection = connection;
        this.dialect = dialect;
        this.writer = writer;
    }

    /** Inserts every row that the table takes and returns their number. */
    public long write(Batch batch, SinkOutput output) throws SQLException {
        RowFailures refused = new RowFailures();
        for (int from = 0; from < batch.rowCount(); from += writer.chunk()) {
            piece(batch, from, Math.min(batch.rowCount(), from + writer.chunk()), refused);
        }
        if (!refused.isEmpty()) {
            output.reject(batch, refused);
        }
        return batch.rowCount() - (long) refused.rowCount();
    }

    private void piece(Batch batch, int from, int to, RowFailures refused) throws SQLException {
        Optional<Failure> refusal = dialect.hasSavepoints() ? attempt(batch, from, to) : foreseen(batch, from, to);
        if (refusal.isEmpty()) {
            return;
        } else if (to - from == 1) {
            refused.add(from, refusal.get());
            return;
        }
        int middle = (from + to) >>> 1;
        piece(batch, from, middle, refused);
        piece(batch, middle, to, refused);
    }

    private Optional<Failure> attempt(Batch batch, int from, int to) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Optional<Failure> refusal = Optional.empty();
        try {
            writer.insert(batch, from, to);
        } catch (SQLException e) {
            if (dialect.cause(e) != Cause.ROW) {
                throw e;
            }
            refusal = Optional.of(dialect.refusal(e));
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
        return refusal;
    }

    private Optional<Failure> foreseen(Batch batch, int from, int to) throws SQLException {
        try {
            writer.insert(batch, from, to);
            return Optional.empty();
        } catch (RefusedRowException e) {
            return Optional.of(e.failure());
        }
    }
}
