package io.penstock.extract.database.jdbc;

import io.penstock.extract.database.sql.Product;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection made ready for reading in one transaction, and given back as it was. One thread at a time. */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Product product;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final @Nullable String timeZone;
    private boolean closed;

    private Session(Connection connection, Product product, @Nullable String timeZone) throws SQLException {
        this.connection = connection;
        this.product = product;
        this.autoCommit = connection.getAutoCommit();
        this.readOnly = connection.isReadOnly();
        this.timeZone = timeZone;
    }

    /** @param connection closed with the session */
    public static Session of(Connection connection) throws SQLException {
        try {
            Product product = Product.of(connection);
            String zone = product.isMySqlFamily() ? zoneOf(connection) : null;
            Session session = new Session(connection, product, zone);
            session.begin();
            return session;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String zoneOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet zone = statement.executeQuery("SELECT @@session.time_zone")) {
            zone.next();
            return zone.getString(1);
        }
    }

    private void begin() throws SQLException {
        if (product.isMySqlFamily()) {
            zone("+00:00");
        }
        if ((product == Product.POSTGRESQL || product.isMySqlFamily()) && autoCommit) {
            connection.setReadOnly(true);
        }
        connection.setAutoCommit(false);
    }

    /** MySQL tells a TIMESTAMP in the session's zone; in UTC it is the instant itself. */
    private void zone(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '" + name.replace("'", "''") + "'");
        }
    }

    public Connection connection() {
        return connection;
    }

    public Product product() {
        return product;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            if (connection.isReadOnly() != readOnly) {
                connection.setReadOnly(readOnly);
            }
            if (timeZone != null) {
                zone(timeZone);
            }
        }
    }
}
