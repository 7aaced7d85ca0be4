package io.penstock.load.database;

import io.penstock.error.PlanException;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.PostgresDialect;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.jdbc.JdbcErrors;
import io.penstock.load.database.jdbc.JdbcSink;
import io.penstock.load.database.postgres.CopyRows;
import io.penstock.load.database.rows.BatchRows;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.sqlite.SqliteSinks;
import io.penstock.load.database.table.TableCheck;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import io.penstock.schema.Schema;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.StepContext;
import java.sql.SQLException;

/** Chooses the sink and the fastest way of inserting that a database has. */
final class DatabaseSinks {
    private static final OptionalLibrary POSTGRES =
            new OptionalLibrary("the PostgreSQL driver", "org.postgresql.PGConnection", "org.postgresql:postgresql");

    private DatabaseSinks() {}

    static RestartableSink open(Target target, TableSpec spec, Schema schema, StepContext context) {
        if (target instanceof Target.SqliteFile file) {
            return SqliteSinks.open(file, spec, schema, context);
        }
        Connected connected;
        try {
            connected = Connected.open(target, spec);
        } catch (SQLException e) {
            throw JdbcErrors.of(e, target, target.dialect(), spec.lockTimeout());
        }
        check(connected, spec, schema);
        if (connected.dialect() == SqliteDialect.SQLITE) {
            return SqliteSinks.open(connected, spec, schema, context);
        }
        return JdbcSink.open(connected, spec, schema, plain(connected.dialect(), spec), context);
    }

    /** Only now is it sure which database it is. */
    private static void check(Connected connected, TableSpec spec, Schema schema) {
        Problems problems = new Problems();
        TableCheck.check(spec, schema, connected.dialect(), problems);
        if (problems.isEmpty()) {
            return;
        }
        PlanException refused = new PlanException(problems.found());
        try {
            connected.close();
        } catch (SQLException e) {
            refused.addSuppressed(e);
        }
        throw refused;
    }

    private static RowWriter.Factory plain(Dialect dialect, TableSpec spec) {
        return (connection, table, columns) ->
                dialect == PostgresDialect.POSTGRES && POSTGRES.isThere() && CopyRows.isPossible(connection)
                        ? CopyRows.into(connection, table, columns)
                        : BatchRows.into(connection, dialect, table, columns, "", spec.batchSize());
    }
}
