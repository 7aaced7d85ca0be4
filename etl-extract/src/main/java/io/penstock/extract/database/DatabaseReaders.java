package io.penstock.extract.database;

import io.penstock.extract.database.jdbc.Connections;
import io.penstock.extract.database.jdbc.JdbcPlan;
import io.penstock.extract.database.jdbc.JdbcSource;
import io.penstock.extract.database.jdbc.PartitionedSource;
import io.penstock.extract.database.jdbc.Session;
import io.penstock.extract.database.postgres.CopyPlan;
import io.penstock.extract.database.postgres.CopySource;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.extract.database.sqlite.SqliteDatabase;
import io.penstock.extract.database.sqlite.SqliteSource;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses how a database is read. Libraries are touched here and behind, never by the spec. */
final class DatabaseReaders {
    private static final int MOST_CONNECTIONS = 32;

    private DatabaseReaders() {}

    static Schema schema(DatabaseSettings settings, StepContext context) throws SQLException, IOException {
        Reading reading = settings.reading(List.of());
        Schema schema;
        if (settings.location instanceof Location.SqliteFile sqlite) {
            try (SqliteDatabase database = sqlite(sqlite, settings)) {
                schema = SqliteSource.schema(database, reading, context);
            } catch (SQLException e) {
                throw SqlErrors.of(e, Product.SQLITE, reading.where());
            }
        } else {
            schema = schema(settings, reading, context);
        }
        Ranges.check(settings, schema);
        return schema;
    }

    private static SqliteDatabase sqlite(Location.SqliteFile sqlite, DatabaseSettings settings) throws IOException {
        Product.SQLITE.driver().ifPresent(driver -> driver.require("the source database"));
        try {
            return SqliteDatabase.open(sqlite.file(), settings.lockTimeout);
        } catch (SQLException e) {
            throw SqlErrors.of(e, Product.SQLITE, sqlite.file().toString());
        }
    }

    private static Schema schema(DatabaseSettings settings, Reading reading, StepContext context) throws SQLException {
        try (Connections connections = connections(settings, 1)) {
            Connection connection = connect(connections);
            if (isSqlite(connection)) {
                try (connection;
                        SqliteDatabase database = SqliteDatabase.over(connection)) {
                    return SqliteSource.schema(database, reading, context);
                } catch (SQLException e) {
                    throw SqlErrors.of(e, Product.SQLITE, reading.where());
                }
            }
            try (Session session = Session.of(connection)) {
                return JdbcPlan.of(session, reading).schema();
            }
        }
    }

    private static Connection connect(Connections connections) {
        try {
            return connections.get();
        } catch (SQLException e) {
            throw SqlErrors.of(e, Product.OTHER, connections.where());
        }
    }

    private static boolean isSqlite(Connection connection) throws SQLException {
        return Product.of(connection) == Product.SQLITE;
    }

    private static Connections connections(DatabaseSettings settings, int most) {
        if (settings.location instanceof Location.Pool pool) {
            return Connections.of(pool.source(), pool.title());
        }
        Location.Url url = (Location.Url) settings.location;
        Secret password = url.password();
        return Connections.of(
                url.url(),
                url.user(),
                password == null ? null : password.text(),
                settings.connectTimeout,
                most,
                url.title());
    }

    /** The ranges of a partitioned source. */
    static List<Range> slices(DatabaseSettings settings, Schema schema, int parts, StepContext context)
            throws Exception {
        try (Connections connections = connections(settings, 1)) {
            return slices(connections, settings, schema, parts, context);
        }
    }

    private static List<Range> slices(
            Connections connections, DatabaseSettings settings, Schema schema, int parts, StepContext context)
            throws Exception {
        String column = String.valueOf(settings.partitionColumn);
        Partitions partitions = new Partitions(column, schema.field(column).type());
        if (settings.lowerBound != null && settings.upperBound != null) {
            return partitions.between(settings.lowerBound, settings.upperBound, parts);
        }
        List<String> bounds = Partitions.bounds(connections, settings.reading(List.of()), schema, column, context);
        return bounds == null
                ? List.of(new Range(column, null, Range.Edge.INCLUDED, null, NullCursors.INCLUDE))
                : partitions.between(bounds.get(0), bounds.get(1), parts);
    }

    static BatchSource open(DatabaseSettings settings, Schema schema, StepContext context) throws Exception {
        Reading reading = settings.reading(Ranges.of(settings, schema, context));
        CursorWatch cursor = settings.cursor == null
                ? CursorWatch.NONE
                : new CursorWatch(
                        schema.indexOf(settings.cursor),
                        settings.cursor,
                        settings.isIncremental() ? settings.nullCursors : NullCursors.INCLUDE);
        if (settings.location instanceof Location.SqliteFile sqlite) {
            return sqlite(sqlite(sqlite, settings), reading, cursor, context);
        }
        int most = settings.partitionColumn == null ? 1 : Math.min(MOST_CONNECTIONS, settings.partitions);
        Connections connections = connections(settings, most);
        try {
            if (settings.partitionColumn != null) {
                List<Reading> parts = new ArrayList<>();
                for (Range range : slices(connections, settings, schema, settings.partitions, context)) {
                    parts.add(new Reading(
                            reading.selection().with(range),
                            reading.types(),
                            reading.misfits(),
                            reading.fetchRows(),
                            reading.queryTimeout(),
                            reading.where()));
                }
                return new PartitionedSource(connections, parts, schema, cursor, context);
            }
            return single(connections, reading, cursor, context);
        } catch (SQLException | RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static BatchSource single(Connections connections, Reading reading, CursorWatch cursor, StepContext context)
            throws SQLException, IOException {
        Connection connection = connect(connections);
        if (isSqlite(connection)) {
            SqliteDatabase database = SqliteDatabase.over(connection);
            return new PooledSource(sqlite(database, reading, cursor, context), connection, connections);
        }
        Session session = Session.of(connection);
        try {
            JdbcPlan plan = JdbcPlan.of(session, reading);
            if (session.product() == Product.POSTGRESQL) {
                Optional<CopyPlan> copy = CopyPlan.of(plan, session, reading);
                if (copy.isPresent()) {
                    return new CopySource(session, copy.get(), reading, connections, cursor, context);
                }
            }
            return JdbcSource.open(session, plan, reading, connections, cursor, context);
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static BatchSource sqlite(SqliteDatabase database, Reading reading, CursorWatch cursor, StepContext context)
            throws SQLException, IOException {
        try {
            return SqliteSource.open(database, reading, cursor, context);
        } catch (SQLException e) {
            database.close();
            throw SqlErrors.of(e, Product.SQLITE, reading.where());
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
