package io.penstock.load.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database behind JDBC: one connection, one transaction, {@code addBatch}. */
final class JdbcSink implements BatchSink {
    private final Target target;
    private final TableSpec spec;
    private final TablePlan plan;
    private final Connection connection;
    private final @Nullable HikariDataSource pool;
    private final RowInserter rows;
    private final NullScreen screen;
    private long written;
    private boolean committed;
    private boolean closed;

    private JdbcSink(
            Target target,
            TableSpec spec,
            TablePlan plan,
            Connection connection,
            @Nullable HikariDataSource pool,
            RowInserter rows) {
        this.target = target;
        this.spec = spec;
        this.plan = plan;
        this.connection = connection;
        this.pool = pool;
        this.rows = rows;
        this.screen = new NullScreen(spec.table(), plan.columns());
    }

    static JdbcSink open(Target target, TableSpec spec, Schema schema) {
        HikariDataSource pool = null;
        Connection connection = null;
        try {
            if (target instanceof Target.Pool app) {
                connection = app.source().getConnection();
            } else {
                pool = pool(((Target.Url) target).url());
                connection = pool.getConnection();
            }
            Dialect dialect = dialect(connection, target);
            connection.setAutoCommit(false);
            TableDesign design = TableDesign.of(schema, spec, dialect);
            TablePlan plan = SqliteTables.ready(connection, target.title(), spec, design);
            String sql = dialect.insertInto(plan.table(), plan.names())
                    + dialect.onConflict(plan.conflictKey(), plan.names());
            RowInserter rows = new RowInserter(connection, sql, plan.storages(), spec.batchSize());
            return new JdbcSink(target, spec, plan, connection, pool, rows);
        } catch (SQLException | RuntimeException e) {
            release(connection, pool);
            if (e instanceof SQLException sql) {
                throw SqliteErrors.of(sql, target.title(), spec.lockTimeout());
            }
            throw (RuntimeException) e;
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setPoolName("penstock-load");
        return new HikariDataSource(config);
    }

    private static Dialect dialect(Connection connection, Target target) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Dialect dialect : Dialect.values()) {
            if (dialect.product().equalsIgnoreCase(product)) {
                return dialect;
            }
        }
        throw new LoadException(Problem.of(
                        DatabaseErrors.UNKNOWN_DATABASE,
                        "tables of " + product + " cannot be loaded yet; this version knows "
                                + Arrays.stream(Dialect.values())
                                        .map(Dialect::product)
                                        .collect(Collectors.joining(", ")))
                .at(target.title()));
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        Batch whole = screen.pass(batch, output);
        try {
            written += rows.write(whole, output);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void prepare() {
        try {
            SqliteTables.complete(connection, plan, spec);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
        committed = true;
    }

    @Override
    public void abort() {
        if (!committed && !closed) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                close();
            }
        }
    }

    @Override
    public String outcome() {
        return committed
                ? String.format(Locale.ROOT, "%,d", written) + " rows are in table '" + spec.table() + "' of "
                        + target.title() + " (through addBatch)."
                : "Nothing was committed; table '" + spec.table() + "' of " + target.title() + " is as it was before.";
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release(connection, pool);
        }
    }

    private static void release(@Nullable Connection connection, @Nullable HikariDataSource pool) {
        try (pool) {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw SqliteErrors.of(e, "connection", TableSpec.DEFAULT_LOCK_TIMEOUT);
        }
    }

    private LoadException failed(SQLException e) {
        return SqliteErrors.of(e, target.title(), spec.lockTimeout());
    }
}
