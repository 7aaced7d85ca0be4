package io.penstock.quality.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server, started once for all tests of this process and stopped with it. */
public final class StoreDatabases {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    private StoreDatabases() {}

    /** The URL of a new, empty PostgreSQL database. */
    public static synchronized String postgres() throws IOException, SQLException {
        EmbeddedPostgres server = postgres;
        if (server == null) {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    started.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            server = started;
            postgres = started;
        }
        String database = "quality" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return server.getJdbcUrl("postgres", database);
    }
}
