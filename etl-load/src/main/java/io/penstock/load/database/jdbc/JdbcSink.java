package io.penstock.load.database.jdbc;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.load.database.dialect.Cause;
import io.penstock.load.database.dialect.PostgresDialect;
import io.penstock.load.database.rows.Isolation;
import io.penstock.load.database.rows.KnownKeys;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.rows.Statements;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.NullScreen;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.schema.Schema;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table behind JDBC: one connection, and one transaction from the opening to the commit or the next checkpoint. */
public final class JdbcSink implements RestartableSink {
    private final Connected connected;
    private final TableSpec spec;
    private final Definitions definitions;
    private final Filling filling;
    private final RowWriter writer;
    private final Isolation rows;
    private final NullScreen screen;
    private final StateTable stateTable;
    private final LateState lateState;
    private long written;
    private long kept;
    private int checkpoints;
    private boolean committed;
    private boolean closed;

    private JdbcSink(
            Connected connected,
            TableSpec spec,
            Definitions definitions,
            Filling filling,
            RowWriter writer,
            List<KnownKeys> keys,
            StepContext context) {
        this.connected = connected;
        this.spec = spec;
        this.definitions = definitions;
        this.filling = filling;
        this.writer = writer;
        this.rows = new Isolation(connected.connection(), connected.dialect(), writer, keys);
        this.screen = NullScreen.of(filling.table(), filling.fit().dataColumns(), connected.dialect());
        this.stateTable = new StateTable(connected.connection(), connected.dialect(), context, this::makeStateTable);
        this.lateState = new LateState(stateTable);
    }

    /** Takes over the connection; it is closed when this fails. */
    public static JdbcSink open(
            Connected connected, TableSpec spec, Schema schema, RowWriter.Factory writers, StepContext context) {
        try {
            TableDesign design = TableDesign.of(schema, spec, connected.dialect());
            Definitions definitions = new Definitions(connected, spec, design);
            Filling filling = definitions.ready();
            RowWriter writer = Writers.of(connected, spec, filling, writers, context);
            boolean plainCopy =
                    spec.way().knownKey() == LoadWay.KnownKey.INSERT && connected.dialect() == PostgresDialect.POSTGRES;
            List<KnownKeys> keys = plainCopy
                    ? KnownKeys.of(
                            connected.connection(),
                            connected.dialect(),
                            filling.filled(),
                            filling.fit().dataColumns(),
                            filling.uniqueKeys(),
                            writers)
                    : List.of();
            return new JdbcSink(connected, spec, definitions, filling, writer, keys, context);
        } catch (SQLException e) {
            LoadException failure = JdbcErrors.of(e, connected.target(), connected.dialect(), spec.lockTimeout());
            closeAfter(failure, connected);
            throw failure;
        } catch (RuntimeException e) {
            closeAfter(e, connected);
            throw e;
        }
    }

    private static void closeAfter(RuntimeException failure, Connected connected) {
        try {
            connected.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        Batch whole = screen.pass(filling.fit().of(batch, output), output);
        if (whole.rowCount() == 0) {
            return;
        }
        try {
            written += rows.write(whole, output);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<TargetState> targetState() {
        return Optional.of(writesStateLate() ? lateState : stateTable);
    }

    private boolean writesStateLate() {
        return filling.swaps() && !connected.dialect().definesInTransaction();
    }

    private void makeStateTable(String createTable) throws SQLException {
        if (connected.dialect().definesInTransaction()) {
            connected.execute(createTable);
            return;
        }
        try (Connection other = Connected.another(connected.target())) {
            other.setAutoCommit(true);
            Statements.execute(other, createTable);
        }
    }

    @Override
    public String checkpoint() {
        try {
            connected.connection().commit();
            kept = written;
            checkpoints++;
            connected.begin(spec);
        } catch (SQLException e) {
            throw failed(e);
        }
        return "";
    }

    @Override
    public void prepare() {
        try {
            definitions.complete(filling);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void commit() {
        Connection connection = connected.connection();
        boolean asked = false;
        try {
            definitions.finish(filling);
            if (writesStateLate()) {
                lateState.write();
            }
            asked = true;
            connection.commit();
        } catch (SQLException e) {
            throw asked && JdbcErrors.leavesOpen(e, connected.dialect())
                    ? JdbcErrors.unknownCommit(e, connected.target(), spec.table())
                    : failed(e);
        }
        committed = true;
    }

    @Override
    public void abort() {
        if (committed || closed) {
            return;
        }
        try {
            if (!connected.connection().isClosed()) {
                connected.connection().rollback();
                if (checkpoints == 0) {
                    definitions.undo(filling);
                }
            }
        } catch (SQLException e) {
            // The server itself takes back what a lost connection has not committed.
            if (connected.dialect().cause(e) != Cause.CONNECTION) {
                throw failed(e);
            }
        } finally {
            close();
        }
    }

    @Override
    public String outcome() {
        String table = "table '" + spec.table() + "' of " + connected.target().title();
        if (!committed && checkpoints > 0) {
            return number(kept) + " rows were committed at checkpoints to " + table
                    + "; nothing after the last of them was.";
        } else if (!committed) {
            return "Nothing was committed; " + table + " is as it was before.";
        } else if (spec.way().existing() == LoadWay.Existing.SWAP || spec.way().existing() == LoadWay.Existing.EMPTY) {
            return table + " now holds these " + number(written) + " rows (" + writer.title() + ").";
        }
        return number(written) + " rows are in " + table + " (" + writer.title() + ").";
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (connected) {
            writer.close();
        } catch (SQLException e) {
            if (connected.dialect().cause(e) != Cause.CONNECTION) {
                throw failed(e);
            }
        }
    }

    private LoadException failed(SQLException e) {
        return JdbcErrors.of(e, connected.target(), connected.dialect(), spec.lockTimeout());
    }
}
