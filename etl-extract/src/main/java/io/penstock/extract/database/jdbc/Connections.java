package io.penstock.extract.database.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.SqlErrors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where connections come from: a pool of our own, which is closed with this, or the app's, which is not. */
public final class Connections implements AutoCloseable {
    /** For sources whose connection is opened and closed elsewhere. */
    public static final Connections NONE = new Connections(null, null, "");

    private final @Nullable DataSource source;
    private final @Nullable HikariDataSource own;
    private final String where;

    private Connections(@Nullable DataSource source, @Nullable HikariDataSource own, String where) {
        this.source = source;
        this.own = own;
        this.where = where;
    }

    public static Connections of(DataSource source, String where) {
        return new Connections(source, null, where);
    }

    /**
     * A pool at a JDBC URL.
     *
     * @param most connections that may be open at the same time
     * @throws io.penstock.error.EtlException when no connection can be made; passing when that may mend itself
     */
    public static Connections of(
            String url, @Nullable String user, @Nullable String password, Duration timeout, int most, String where) {
        Product product = Product.ofUrl(url);
        product.driver().ifPresent(driver -> driver.require("the source database"));
        requireDriver(url, where);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("penstock-extract");
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Math.max(250, timeout.toMillis()));
        config.setInitializationFailTimeout(1);
        if (user != null) {
            config.setUsername(user);
        }
        if (password != null) {
            config.setPassword(password);
        }
        if (product == Product.DUCKDB) {
            // Otherwise the driver keeps the whole result in memory.
            config.addDataSourceProperty("jdbc_stream_results", "true");
        }
        try {
            HikariDataSource pool = pool(config, product);
            return new Connections(pool, pool, where);
        } catch (HikariPool.PoolInitializationException e) {
            throw e.getCause() instanceof SQLException sql ? SqlErrors.of(sql, product, where) : unreachable(where, e);
        }
    }

    /** One process opens one DuckDB file in one way: where the app has it open already, that way is kept. */
    private static HikariDataSource pool(HikariConfig config, Product product) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            if (product == Product.DUCKDB && String.valueOf(e.getCause()).contains("different configuration")) {
                config.getDataSourceProperties().remove("jdbc_stream_results");
                return new HikariDataSource(config);
            }
            throw e;
        }
    }

    private static void requireDriver(String url, String where) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new PlanException(
                    Problem.of(DatabaseErrors.SETTING, "no JDBC driver on the class path takes this URL")
                            .at(where)
                            .next("Check how the URL begins, or add the database's driver."));
        }
    }

    private static ExtractException unreachable(String where, RuntimeException cause) {
        ExtractException exception = new ExtractException(
                Problem.of(DatabaseErrors.UNREACHABLE, "the database cannot be reached")
                        .at(where)
                        .next("Check host and port, and that the server runs."),
                cause);
        exception.passing();
        return exception;
    }

    public String where() {
        return where;
    }

    /** A connection of the caller's own, to be closed by it. */
    public Connection get() throws SQLException {
        if (source == null) {
            throw new SQLException("no connections come from here", "08003");
        }
        return source.getConnection();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
