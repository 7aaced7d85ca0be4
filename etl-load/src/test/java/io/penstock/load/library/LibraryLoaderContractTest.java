package io.penstock.load.library;

import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.WriteMode;
import io.penstock.load.database.every.Servers;
import io.penstock.load.database.every.TestDatabase;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.nio.file.Path;
import java.sql.Connection;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on each database, with the table of members. */
class LibraryLoaderContractTest {
    private abstract static class Contract extends LoaderContract {
        @TempDir
        Path files = Path.of("");

        private TestDatabase database = new TestDatabase("", "", "", "", "");

        abstract TestDatabase database() throws Exception;

        @BeforeEach
        void begin() throws Exception {
            database = database();
        }

        @Override
        protected LibraryLoader loader() {
            LibraryLoader loader =
                    LibraryLoader.jdbc(database.url(), LibraryTable.MEMBERS).lockTimeout(Duration.ofSeconds(1));
            return database.user().isEmpty()
                    ? loader
                    : loader.user(database.user()).password(database.password());
        }

        @Override
        protected Schema schema() {
            return Schema.of(
                    Field.of("member_id", Type.TEXT),
                    Field.of("name", Type.TEXT),
                    Field.of("email", Type.TEXT),
                    Field.of("joined_on", Type.DATE),
                    Field.of("birth_year", Type.INT64));
        }

        @Override
        protected List<List<@Nullable Object>> sampleRows(int count) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boolean bare = i % 4 == 0 || i % 4 == 3;
                rows.add(Arrays.asList(
                        "M" + (1000 + i),
                        "Nämé " + i,
                        bare ? null : i + "@example.org",
                        bare ? null : LocalDate.of(2020, 1, 1).plusDays(i),
                        bare ? null : (Object) (1900L + i)));
            }
            return rows;
        }

        @Override
        protected @Nullable Path directory() {
            return files;
        }

        /** A table without rows is one that a load in progress may have made, where definitions are not part of transactions. */
        @Override
        protected Optional<List<List<@Nullable Object>>> target() throws SQLException {
            if (database.name().equals("SQLite")
                    && !files.resolve("library.db").toFile().exists()) {
                return Optional.empty();
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            try (Connection connection = database.connect()) {
                try (ResultSet table = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "members", null)) {
                    if (!table.next()) {
                        return Optional.empty();
                    }
                }
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery("SELECT \"member_id\", \"name\", \"email\","
                                + " \"joined_on\", \"birth_year\" FROM \"members\" ORDER BY 1")) {
                    while (result.next()) {
                        String day = result.getString(4);
                        rows.add(Arrays.asList(
                                result.getString(1),
                                result.getString(2),
                                result.getString(3),
                                day == null ? null : LocalDate.parse(day),
                                result.getObject(5) == null ? null : (Object) result.getLong(5)));
                    }
                }
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
        }

        @Override
        protected List<Breakage> breakages() {
            return List.of(new Breakage(
                    "no driver takes the URL",
                    SinkCall.OPEN,
                    LibraryLoader.jdbc("jdbc:nothing:here", LibraryTable.MEMBERS),
                    () -> {},
                    () -> {}));
        }

        @Override
        protected List<UnaryOperator<Loader>> withers() {
            return List.of(
                    loader -> ((LibraryLoader) loader).mode(WriteMode.APPEND),
                    loader -> ((LibraryLoader) loader).newColumns(SchemaChange.EVOLVE),
                    loader -> ((LibraryLoader) loader).lockTimeout(Duration.ofSeconds(3)));
        }
    }

    @Nested
    class Sqlite extends Contract {
        @Override
        TestDatabase database() {
            return Servers.sqlite(files);
        }
    }

    @Nested
    class H2 extends Contract {
        @Override
        TestDatabase database() {
            return Servers.h2();
        }
    }

    @Nested
    class PostgreSql extends Contract {
        @Override
        TestDatabase database() throws Exception {
            return Servers.postgres();
        }
    }
}
