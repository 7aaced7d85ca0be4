package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Cause;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets every row into a table that the table takes. A piece with a row that is refused is taken back to a savepoint and
 * tried in halves, until the row stands alone; it is rejected with the constraint as reason, the others stay. Rows come in
 * in their order.
 */
public final class Isolation {
    /** Smaller pieces are tried in halves at once. */
    private static final int WORTH_A_QUERY = 256;

    private final Connection connection;
    private final Dialect dialect;
    private final RowWriter writer;

    private final List<KnownKeys> keys;

    public Isolation(Connection connection, Dialect dialect, RowWriter writer) {
        this(connection, dialect, writer, List.of());
    }

    /** @param keys finds rows that are refused because of a key all at once */
    public Isolation(Connection connection, Dialect dialect, RowWriter writer, List<KnownKeys> keys) {
        this.connection = connection;
        this.dialect = dialect;
        this.writer = writer;
        this.keys = List.copyOf(keys);
    }

    /** Inserts every row that the table takes and returns their number. */
    public long write(Batch batch, SinkOutput output) throws SQLException {
        RowFailures refused = new RowFailures();
        for (int from = 0; from < batch.rowCount(); from += writer.chunk()) {
            int to = Math.min(batch.rowCount(), from + writer.chunk());
            if (keys.isEmpty() || to - from < WORTH_A_QUERY) {
                piece(batch, from, to, refused);
            } else {
                screened(batch, from, to, refused);
            }
        }
        if (!refused.isEmpty()) {
            output.reject(batch, refused);
        }
        return batch.rowCount() - (long) refused.rowCount();
    }

    /** A piece that is refused because of a key is tried again without the rows whose key is known. */
    private void screened(Batch batch, int from, int to, RowFailures refused) throws SQLException {
        Optional<Failure> refusal = attempt(batch, from, to);
        if (refusal.isEmpty()) {
            return;
        } else if (!refusal.get().rule().startsWith("unique")) {
            halves(batch, from, to, refused);
            return;
        }
        @Nullable Failure[] reasons = new Failure[to - from];
        for (KnownKeys known : keys) {
            for (int row : known.in(batch, from, to)) {
                reasons[row - from] = known.failure();
            }
        }
        int[] rest = new int[to - from];
        int count = 0;
        for (int row = from; row < to; row++) {
            if (reasons[row - from] == null) {
                rest[count++] = row;
            }
        }
        RowFailures others = new RowFailures();
        piece(batch.gather(rest, count), 0, count, others);
        for (int i = 0; i < others.size(); i++) {
            reasons[rest[others.row(i)] - from] = others.failure(i);
        }
        for (int row = from; row < to; row++) {
            Failure reason = reasons[row - from];
            if (reason != null) {
                refused.add(row, reason);
            }
        }
    }

    private void piece(Batch batch, int from, int to, RowFailures refused) throws SQLException {
        if (from == to) {
            return;
        }
        Optional<Failure> refusal = dialect.hasSavepoints() ? attempt(batch, from, to) : foreseen(batch, from, to);
        if (refusal.isEmpty()) {
            return;
        } else if (to - from == 1) {
            refused.add(from, refusal.get());
            return;
        }
        halves(batch, from, to, refused);
    }

    private void halves(Batch batch, int from, int to, RowFailures refused) throws SQLException {
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
