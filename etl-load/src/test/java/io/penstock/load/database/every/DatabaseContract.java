package io.penstock.load.database.every;

import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What every sink promises, on a real server. */
abstract class DatabaseContract extends LoaderContract {
    private TestDatabase database = new TestDatabase("", "", "", "", "");

    /** A new, empty database. */
    abstract TestDatabase database() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        database = database();
    }

    DatabaseLoader table() {
        DatabaseLoader loader = DatabaseLoader.jdbc(database.url());
        if (!database.user().isEmpty()) {
            loader = loader.user(database.user()).password(database.password());
        }
        return loader.table("sample").lockTimeout(Duration.ofSeconds(1));
    }

    @Override
    protected abstract DatabaseLoader loader();

    /** A table without rows is one that a load in progress may have made, where definitions are not part of transactions. */
    @Override
    protected Optional<List<List<@Nullable Object>>> target() throws SQLException {
        try (Connection connection = database.connect()) {
            DatabaseMetaData tables = connection.getMetaData();
            try (ResultSet table = tables.getTables(connection.getCatalog(), connection.getSchema(), "sample", null)) {
                if (!table.next()) {
                    return Optional.empty();
                }
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(
                            "SELECT * FROM " + database.q("sample") + " ORDER BY " + database.q("id"))) {
                while (result.next()) {
                    rows.add(Arrays.asList(
                            result.getLong(1),
                            result.getString(2),
                            result.getObject(3, Double.class),
                            result.getObject(4, java.time.LocalDate.class),
                            result.getObject(5) == null ? null : (Object) result.getBoolean(5)));
                }
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
        }
    }

    @Override
    protected List<Breakage> breakages() {
        return List.of(
                new Breakage(
                        "a table of other columns is in the way",
                        SinkCall.OPEN,
                        table().mode(WriteMode.FAIL_IF_EXISTS),
                        () -> database.run("CREATE TABLE " + database.q("sample") + " (other INT)"),
                        () -> database.run("DROP TABLE " + database.q("sample"))),
                new Breakage(
                        "no driver takes the URL",
                        SinkCall.OPEN,
                        DatabaseLoader.jdbc("jdbc:nothing:here").table("sample"),
                        () -> {},
                        () -> {}));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((DatabaseLoader) loader).table("other"),
                loader -> ((DatabaseLoader) loader).mode(WriteMode.TRUNCATE),
                loader -> ((DatabaseLoader) loader).key("name"),
                loader -> ((DatabaseLoader) loader).tracked("name"),
                loader -> ((DatabaseLoader) loader).primaryKey("name"),
                loader -> ((DatabaseLoader) loader).index("score"),
                loader -> ((DatabaseLoader) loader).user("somebody"),
                loader -> ((DatabaseLoader) loader).password("secret"),
                loader -> ((DatabaseLoader) loader).newColumns(SchemaChange.EVOLVE),
                loader -> ((DatabaseLoader) loader).typeChanges(SchemaChange.EVOLVE),
                loader -> ((DatabaseLoader) loader).columnType("name", "VARCHAR(20)"),
                loader -> ((DatabaseLoader) loader).batchSize(7),
                loader -> ((DatabaseLoader) loader).lockTimeout(Duration.ofSeconds(3)));
    }
}
