package io.penstock.extract.database;

import io.penstock.testkit.contract.SampleRows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Real databases, one of each kind for the whole test JVM, and tables with the rows of the contract tests. */
public final class Databases {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable String mariadb;

    private Databases() {}

    static String newTable() {
        return "rows of " + TABLES.incrementAndGet();
    }

    public static synchronized String postgres() throws IOException {
        if (postgres == null) {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    started.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
            postgres = started;
        }
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** A server of the machine's own program, started on a free port with an empty directory. */
    static synchronized String mariadb() throws Exception {
        Optional<Path> server = program("mariadbd");
        Optional<Path> installer = program("mariadb-install-db");
        Assumptions.assumeTrue(server.isPresent() && installer.isPresent(), "there is no MariaDB on this machine");
        if (mariadb == null) {
            mariadb = startMariaDb(server.orElseThrow(), installer.orElseThrow());
        }
        return mariadb;
    }

    /** A program on the PATH, or in a directory of servers beside one of those on it: {@code bin} and {@code sbin}. */
    private static Optional<Path> program(String name) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .flatMap(directory -> Stream.of(directory, directory.resolveSibling("sbin")))
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String startMariaDb(Path program, Path installer) throws Exception {
        Path home = Files.createTempDirectory("mdb");
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path log = home.resolve("log");
        Process install = new ProcessBuilder(
                        installer.toString(),
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + home.resolve("data"),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Assumptions.assumeTrue(install.waitFor(60, TimeUnit.SECONDS) && install.exitValue() == 0, "mariadb-install-db");
        Process server = new ProcessBuilder(
                        program.toString(),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + home.resolve("data"),
                        "--socket=" + home.resolve("s"),
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--skip-log-bin",
                        "--innodb-flush-log-at-trx-commit=0")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/";
        for (int tries = 0; ; tries++) {
            try (Connection connection = DriverManager.getConnection(url, "root", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE library");
                statement.execute("CREATE USER etl@'%' IDENTIFIED BY 's3cret'");
                statement.execute("GRANT ALL ON library.* TO etl@'%'");
                return url + "library?user=etl&password=s3cret";
            } catch (SQLException e) {
                if (tries > 100 || !server.isAlive()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    public static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Makes a table of {@code SampleRows} rows.
     *
     * @param types declared types of the five columns
     */
    static void fill(String url, String quotedTable, List<String> types, List<List<@Nullable Object>> rows)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE " + quotedTable + "(" + columns(quotedTable.substring(0, 1), types) + ")");
            }
            boolean sqlite = url.startsWith("jdbc:sqlite:");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + quotedTable + " VALUES (?, ?, ?, ?, ?)")) {
                for (List<@Nullable Object> row : rows) {
                    List<@Nullable Object> values = new ArrayList<>(row);
                    for (int c = 0; c < values.size(); c++) {
                        Object value = values.get(c);
                        insert.setObject(c + 1, sqlite && value instanceof LocalDate ? value.toString() : value);
                    }
                    insert.execute();
                }
            }
        }
    }

    private static String columns(String quote, List<String> types) {
        StringBuilder columns = new StringBuilder();
        List<String> names = SampleRows.SCHEMA.names();
        for (int c = 0; c < types.size(); c++) {
            columns.append(c == 0 ? "" : ", ")
                    .append(quote)
                    .append(names.get(c))
                    .append(quote);
            columns.append(' ').append(types.get(c));
        }
        return columns.toString();
    }
}
