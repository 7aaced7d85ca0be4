package io.penstock.quality.alert.store;

import io.penstock.quality.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Every place that alerts can be kept in; the server is started once for all tests of this process and stopped with it. */
public final class Stores {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    private Stores() {}

    public static Database sqlite(Path directory) {
        return Database.file(directory.resolve("quality.db"));
    }

    /** A new, empty database. */
    public static synchronized Database postgres() throws IOException, SQLException {
        EmbeddedPostgres server = postgres;
        if (server == null) {
            server = EmbeddedPostgres.builder().start();
            postgres = server;
            EmbeddedPostgres started = server;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    started.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        String name = "alerts" + NUMBER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Database.at("jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres");
    }
}
