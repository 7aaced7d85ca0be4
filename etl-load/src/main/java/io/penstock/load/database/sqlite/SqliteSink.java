package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.jdbc.StateTable;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.NullScreen;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.TargetState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * A SQLite database that exists: one transaction from {@code open} to {@code commit} or the next checkpoint. Readers are kept
 * out only as far as the database's own journal mode does so.
 */
final class SqliteSink implements RestartableSink {
    private final String title;
    private final TableSpec spec;
    private final Connection connection;
    private final TablePlan plan;
    private final NullScreen screen;
    private final SqliteRows rows;
    private final StateTable state;
    private long written;
    private long kept;
    private boolean committed;
    private boolean closed;

    private SqliteSink(
            String title, TableSpec spec, Connection connection, TablePlan plan, SqliteRows rows, StepContext context) {
        this.title = title;
        this.spec = spec;
        this.connection = connection;
        this.plan = plan;
        this.screen = NullScreen.of(spec.table(), plan.dataColumns(), SqliteDialect.SQLITE);
        this.rows = rows;
        this.state = new StateTable(
                connection, SqliteDialect.SQLITE, context, sql -> SqliteConnections.execute(connection, sql));
    }

    /** A file, loaded by page images. */
    static SqliteSink open(Path file, TableSpec spec, TableDesign design, StepContext context) throws SQLException {
        Connection connection = SqliteConnections.shared(file, spec);
        try {
            connection.setAutoCommit(false);
            TablePlan plan = SqliteTables.ready(connection, file.toString(), spec, design);
            SqliteRows rows = TablePlan.isSimple(spec) && spec.definition() == null
                    ? ImageInserter.open(connection, file, plan, spec, ImageInserter.Visibility.SHARED)
                    : plan.statements(connection, spec, context);
            return new SqliteSink(file.toString(), spec, connection, plan, rows, context);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A database behind a connection that the sink takes over when this returns; its file need not be known. */
    static SqliteSink open(Connection connection, String title, TableSpec spec, TableDesign design, StepContext context)
            throws SQLException {
        TablePlan plan = SqliteTables.ready(connection, title, spec, design);
        return new SqliteSink(title, spec, connection, plan, plan.statements(connection, spec, context), context);
    }

    /** Counts rows that were committed by the sink before this one. */
    SqliteSink after(long rowsBefore) {
        written = rowsBefore;
        kept = rowsBefore;
        return this;
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        Batch whole = screen.pass(plan.fit().of(batch, output), output);
        if (whole.rowCount() == 0) {
            return;
        }
        try {
            written += rows.write(whole, output);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, title);
        }
    }

    @Override
    public Optional<TargetState> targetState() {
        return Optional.of(state);
    }

    @Override
    public String checkpoint() {
        try {
            rows.finish();
            connection.commit();
            rows.committed();
            kept = written;
        } catch (SQLException e) {
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, title);
        }
        return "";
    }

    @Override
    public void prepare() {
        try {
            rows.finish();
            SqliteTables.complete(connection, plan, spec);
        } catch (SQLException e) {
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, title);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed && !closed) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw SqliteErrors.of(e, title, spec.lockTimeout());
            } finally {
                close();
            }
        }
    }

    @Override
    public String outcome() {
        String table = "table '" + spec.table() + "' of " + title;
        if (!committed) {
            return kept == 0
                    ? "Nothing was committed; " + title + " is as it was before."
                    : number(kept) + " rows were committed at checkpoints to " + table
                            + "; nothing after the last of them was.";
        }
        LoadWay way = spec.way();
        String what = way.existing() == LoadWay.Existing.SWAP || way.existing() == LoadWay.Existing.EMPTY
                ? table + " now holds these " + number(written) + " rows"
                : switch (way.knownKey()) {
                    case INSERT -> number(written) + " rows were added to " + table;
                    case UPDATE ->
                        number(written) + " rows were added to " + table
                                + " or took the place of rows with the same key";
                    case DELETE_FIRST ->
                        number(written) + " rows were added to " + table + " in place of those with the same key";
                    case IGNORE ->
                        number(written) + " rows were added to " + table + " unless their key was there already";
                    case HISTORY -> number(written) + " rows were compared with " + table + ", changes added to it";
                };
        return what + rows.note() + ".";
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (connection) {
            rows.close();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, title, spec.lockTimeout());
        }
    }
}
