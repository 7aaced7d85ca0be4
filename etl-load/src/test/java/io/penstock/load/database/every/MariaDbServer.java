package io.penstock.load.database.every;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server on a directory and a port of its own, stopped with this process. */
final class MariaDbServer {
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    static boolean isInstalled() {
        return find("mariadbd").isPresent() && find("mariadb-install-db").isPresent();
    }

    private static Optional<String> find(String program) {
        return PLACES.stream()
                .map(place -> place + "/" + program)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    static MariaDbServer start() throws Exception {
        Path directory = Files.createTempDirectory("penstock-mariadb");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String user = System.getProperty("user.name");
        run(
                find("mariadb-install-db").orElseThrow(),
                "--no-defaults",
                "--datadir=" + directory.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=" + user);
        Process server = new ProcessBuilder(
                        find("mariadbd").orElseThrow(),
                        "--no-defaults",
                        "--datadir=" + directory.resolve("data"),
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + directory.resolve("socket"),
                        "--pid-file=" + directory.resolve("pid"),
                        "--skip-log-bin",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--user=" + user)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
        MariaDbServer started = new MariaDbServer(port);
        started.await();
        return started;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
    }

    private void await() throws SQLException, InterruptedException {
        for (int tries = 0; ; tries++) {
            try (Connection connection = root();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE USER 'penstock'@'%' IDENTIFIED BY 'penstock'");
                statement.execute("GRANT ALL ON *.* TO 'penstock'@'%'");
                return;
            } catch (SQLException e) {
                if (tries == 300) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Connection root() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/mysql", "root", "");
    }

    void run(String sql) throws SQLException {
        try (Connection connection = root();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    private static void stop(Process server, Path directory) {
        server.destroyForcibly();
        try {
            server.waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
