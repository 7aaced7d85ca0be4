package io.penstock.load.database;

import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The sink on real SQLite files, in each write mode. */
class SqliteLoaderContractTest {
    @Nested
    class Appending extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table();
        }
    }

    @Nested
    class Replacing extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().mode(WriteMode.REPLACE);
        }
    }

    @Nested
    class Upserting extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().upsertOn("id");
        }
    }

    @Nested
    class WithPrimaryKeyAndIndexes extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().mode(WriteMode.FAIL_IF_EXISTS)
                    .primaryKey("id")
                    .index("name")
                    .uniqueIndex("id", "day");
        }
    }

    abstract static class Contract extends LoaderContract {
        @TempDir
        Path directory;

        private Optional<List<List<Object>>> lastSeen = Optional.empty();

        private Path file() {
            return directory.resolve("library.db");
        }

        DatabaseLoader table() {
            return DatabaseLoader.sqlite(file()).table("sample").lockTimeout(Duration.ZERO);
        }

        @Override
        protected abstract DatabaseLoader loader();

        @Override
        protected Path directory() {
            return directory;
        }

        /** A reader that finds the file locked sees what it saw before. */
        @Override
        protected Optional<List<List<Object>>> target() throws SQLException {
            if (!Files.exists(file())) {
                return Optional.empty();
            }
            try {
                lastSeen = read();
            } catch (SQLiteException e) {
                if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) {
                    throw e;
                }
            }
            return lastSeen;
        }

        private Optional<List<List<Object>>> read() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                try (ResultSet table = statement.executeQuery(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'sample'")) {
                    if (!table.next()) {
                        return Optional.empty();
                    }
                }
                List<List<Object>> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery("SELECT * FROM sample ORDER BY id")) {
                    while (result.next()) {
                        rows.add(Arrays.asList(
                                result.getLong(1),
                                result.getObject(2),
                                result.getObject(3),
                                result.getObject(4),
                                result.getObject(5)));
                    }
                }
                return Optional.of(rows);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file());
        }

        /** Dates are ISO text, booleans 0 and 1. */
        @Override
        protected List<List<Object>> expected(List<List<Object>> rows) {
            List<List<Object>> stored = new ArrayList<>();
            for (List<Object> row : rows) {
                List<Object> values = new ArrayList<>(row);
                values.replaceAll(value -> value instanceof LocalDate
                        ? value.toString()
                        : value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value);
                stored.add(values);
            }
            return stored;
        }

        @Override
        protected List<Breakage> breakages() {
            return List.of(
                    new Breakage(
                            "the file is no database",
                            SinkCall.OPEN,
                            loader(),
                            () -> Files.writeString(file(), "once upon a time ".repeat(300)),
                            () -> Files.delete(file())),
                    new Breakage(
                            "a unique index meets equal values",
                            SinkCall.PREPARE,
                            loader().uniqueIndex("lent"),
                            () -> {},
                            () -> {}));
        }

        @Override
        protected List<UnaryOperator<Loader>> withers() {
            return List.of(
                    loader -> ((DatabaseLoader) loader).table("other"),
                    loader -> ((DatabaseLoader) loader).mode(WriteMode.REPLACE),
                    loader -> ((DatabaseLoader) loader).upsertOn("name"),
                    loader -> ((DatabaseLoader) loader).primaryKey("name"),
                    loader -> ((DatabaseLoader) loader).index("score"),
                    loader -> ((DatabaseLoader) loader).uniqueIndex("score"),
                    loader -> ((DatabaseLoader) loader).columnType("name", "VARCHAR(20)"),
                    loader -> ((DatabaseLoader) loader).batchSize(7),
                    loader -> ((DatabaseLoader) loader).lockTimeout(Duration.ofSeconds(3)));
        }
    }
}
