package io.penstock.load.database.jdbc;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.Dialects;
import io.penstock.load.database.rows.Statements;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import io.penstock.spi.OptionalLibrary;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * A connection whose transaction is a load's.
 *
 * @param target where it leads
 */
public record Connected(Target target, Connection connection, Dialect dialect) implements AutoCloseable {
    private static final Map<String, OptionalLibrary> DRIVERS = Map.of(
            "postgresql",
            new OptionalLibrary("the PostgreSQL driver", "org.postgresql.Driver", "org.postgresql:postgresql"),
            "mysql",
            new OptionalLibrary("the MySQL driver", "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j"),
            "mariadb",
            new OptionalLibrary(
                    "the MariaDB driver", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client"),
            "h2",
            new OptionalLibrary("H2", "org.h2.Driver", "com.h2database:h2"),
            "duckdb",
            new OptionalLibrary("DuckDB", "org.duckdb.DuckDBDriver", "org.duckdb:duckdb_jdbc"));

    /** Connects and begins a transaction. */
    public static Connected open(Target target, TableSpec spec) throws SQLException {
        Connection connection = another(target);
        try {
            Dialect dialect = Dialects.of(connection.getMetaData());
            for (String setting : dialect.session(spec.lockTimeout())) {
                Statements.execute(connection, setting);
            }
            connection.setAutoCommit(false);
            Connected connected = new Connected(target, connection, dialect);
            connected.begin(spec);
            return connected;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Another connection to the same database, which commits every statement at once. */
    static Connection another(Target target) throws SQLException {
        if (target instanceof Target.Pool app) {
            return app.source().getConnection();
        }
        Target.Url url = (Target.Url) target;
        String scheme = url.url().split(":", 3)[1];
        OptionalLibrary driver = DRIVERS.get(scheme);
        if (driver != null) {
            driver.require("the sink database at jdbc:" + scheme);
        }
        Properties settings = new Properties();
        if (!url.credentials().user().isEmpty()) {
            settings.setProperty("user", url.credentials().user());
        }
        if (!url.credentials().password().isEmpty()) {
            settings.setProperty("password", url.credentials().password());
        }
        speedUp(scheme, url.url(), settings);
        try {
            DriverManager.getDriver(url.url());
        } catch (SQLException e) {
            // Its message would show the URL, which may hold a password.
            throw noDriver(target, scheme);
        }
        try {
            return DriverManager.getConnection(url.url(), settings);
        } catch (SQLException e) {
            if (scheme.equals("duckdb") && String.valueOf(e.getMessage()).contains("different configuration")) {
                // One process opens one DuckDB file in one way, and a source of it has it open to stream results.
                settings.setProperty("jdbc_stream_results", "true");
                return DriverManager.getConnection(url.url(), settings);
            }
            throw e;
        }
    }

    private static void speedUp(String scheme, String url, Properties settings) {
        String setting = switch (scheme) {
            case "mysql" -> "rewriteBatchedStatements";
            case "mariadb" -> "useBulkStmts";
            default -> "";
        };
        if (!setting.isEmpty() && !url.contains(setting)) {
            settings.setProperty(setting, "true");
        }
    }

    private static LoadException noDriver(Target target, String scheme) {
        return new LoadException(Problem.of(
                        DatabaseErrors.UNKNOWN_DATABASE,
                        "no JDBC driver on the class path takes jdbc:" + scheme + " URLs")
                .at(target.title())
                .next("Check the URL, or add the driver of that database as a dependency."));
    }

    /** Sets what holds for one transaction only; to be called after every commit that another transaction follows. */
    void begin(TableSpec spec) throws SQLException {
        for (String setting : dialect.transaction(spec.lockTimeout())) {
            Statements.execute(connection, setting);
        }
    }

    void execute(String sql) throws SQLException {
        Statements.execute(connection, sql);
    }

    /** Gives the connection back; what was not committed is taken back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
                for (String setting : dialect.sessionEnd()) {
                    Statements.execute(connection, setting);
                }
            }
        }
    }
}
