package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A SQLite file that exists: one transaction from {@code open} to {@code commit}. Readers are kept out only as far as the
 * database's own journal mode does so.
 */
final class SqliteSink implements BatchSink {
    private final Path file;
    private final TableSpec spec;
    private final Connection connection;
    private final TablePlan plan;
    private final NullScreen screen;
    private final ImageInserter inserter;
    private long written;
    private boolean committed;
    private boolean closed;

    private SqliteSink(Path file, TableSpec spec, Connection connection, TablePlan plan, ImageInserter inserter) {
        this.file = file;
        this.spec = spec;
        this.connection = connection;
        this.plan = plan;
        this.screen = new NullScreen(spec.table(), plan.columns());
        this.inserter = inserter;
    }

    static SqliteSink open(Path file, TableSpec spec, TableDesign design) throws SQLException {
        Connection connection = SqliteConnections.shared(file, spec.lockTimeout());
        try {
            connection.setAutoCommit(false);
            TablePlan plan = SqliteTables.ready(connection, file.toString(), spec, design);
            return new SqliteSink(
                    file,
                    spec,
                    connection,
                    plan,
                    ImageInserter.open(connection, file, plan, spec, ImageInserter.Visibility.SHARED));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        Batch whole = screen.pass(batch, output);
        if (whole.rowCount() == 0) {
            return;
        }
        try {
            written += inserter.write(whole, output);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, file.toString(), spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, file.toString());
        }
    }

    @Override
    public void prepare() {
        try {
            inserter.finish();
            SqliteTables.complete(connection, plan, spec);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, file.toString(), spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, file.toString());
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, file.toString(), spec.lockTimeout());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed && !closed) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw SqliteErrors.of(e, file.toString(), spec.lockTimeout());
            } finally {
                close();
            }
        }
    }

    @Override
    public String outcome() {
        if (!committed) {
            return "Nothing was committed; " + file + " is as it was before.";
        }
        String rows = String.format(Locale.ROOT, "%,d", written);
        String what = switch (spec.mode()) {
            case REPLACE -> "table '" + spec.table() + "' of " + file + " now holds these " + rows + " rows";
            case UPSERT ->
                rows + " rows were added to table '" + spec.table() + "' of " + file + " or took the"
                        + " place of rows with the same key";
            case APPEND, FAIL_IF_EXISTS -> rows + " rows were added to table '" + spec.table() + "' of " + file;
        };
        return what + inserter.note() + ".";
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (connection) {
            inserter.close();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, file.toString(), spec.lockTimeout());
        }
    }
}
