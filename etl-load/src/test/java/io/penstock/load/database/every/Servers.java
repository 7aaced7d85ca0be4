package io.penstock.load.database.every;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Database servers, each started once for all tests of this process and stopped with it. */
public final class Servers {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable MariaDbServer mariaDb;

    private Servers() {}

    /** A new, empty PostgreSQL database. */
    public static synchronized TestDatabase postgres() throws IOException, SQLException {
        EmbeddedPostgres server = postgres;
        if (server == null) {
            server = EmbeddedPostgres.builder().start();
            postgres = server;
            EmbeddedPostgres started = server;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    started.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        String database = "test" + NUMBER.incrementAndGet();
        new TestDatabase("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "", "", "\"")
                .run("CREATE DATABASE " + database);
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
        return new TestDatabase("PostgreSQL", url, "postgres", "postgres", "\"");
    }

    /** A new, empty MariaDB database; skips the test where no server is installed. */
    static synchronized TestDatabase mariaDb() throws Exception {
        MariaDbServer server = mariaDb;
        if (server == null) {
            Assumptions.assumeTrue(MariaDbServer.isInstalled(), "no MariaDB server is installed");
            server = MariaDbServer.start();
            mariaDb = server;
        }
        String database = "test" + NUMBER.incrementAndGet();
        server.run("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        return new TestDatabase("MariaDB", server.url(database), "penstock", "penstock", "`");
    }

    /** A new, empty H2 database in memory that lives as long as this process. */
    public static TestDatabase h2() {
        String url = "jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
        return new TestDatabase("H2", url, "sa", "", "\"");
    }

    /** A new DuckDB file. */
    static TestDatabase duckDb(Path directory) {
        return new TestDatabase("DuckDB", "jdbc:duckdb:" + directory.resolve("library.duckdb"), "", "", "\"");
    }

    /** A new SQLite file. */
    public static TestDatabase sqlite(Path directory) {
        return new TestDatabase("SQLite", "jdbc:sqlite:" + directory.resolve("library.db"), "", "", "\"");
    }
}
