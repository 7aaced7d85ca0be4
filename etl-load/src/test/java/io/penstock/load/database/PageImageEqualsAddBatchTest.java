package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Whatever way rows take into a table, SQLite reads the same values of the same storage classes out of it. */
class PageImageEqualsAddBatchTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void withoutKey(long seed) throws Exception {
        RandomBatches random = new RandomBatches(seed);
        Schema schema = random.schema(1 + (int) (seed * seed % 23));
        Batch[] batches = {
            random.batch(schema, 3000, 0, 400), random.batch(schema, 1, 0, 2), random.batch(schema, 1500, 0, 50)
        };
        compare(batches);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void withRowNumberKey(long seed) throws Exception {
        RandomBatches random = new RandomBatches(seed);
        List<Field> fields = new ArrayList<>(List.of(Field.required("key", Type.INT64)));
        fields.addAll(random.schema(8).fields());
        Schema schema = Schema.of(fields);
        Batch[] batches = {
            random.batch(schema, 2500, -1000, 300),
            random.batch(schema, 40, 100_000, 5),
            random.batch(schema, 2500, 1L << 60, 300)
        };
        compare(new String[] {"key"}, batches);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 127, 128, 400, 1999})
    void withWideRecords(int columns) throws Exception {
        RandomBatches random = new RandomBatches(columns);
        compare(random.batch(random.schema(columns), 300, 0, 2000));
    }

    private void compare(Batch... batches) throws Exception {
        compare(new String[0], batches);
    }

    private void compare(String[] key, Batch... batches) throws Exception {
        Schema schema = batches[0].schema();
        Path pages = directory.resolve("pages.db");
        Path attached = directory.resolve("attached.db");
        Path rows = directory.resolve("rows.db");
        Db.run(attached, "CREATE TABLE other (x)");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + rows);
        Loaded loaded = Sinks.load(keyed(DatabaseLoader.sqlite(pages), key), batches);
        String outcome =
                Sinks.load(keyed(DatabaseLoader.sqlite(attached), key), batches).outcome();
        assertThat(outcome).doesNotContain("addBatch");
        assertThat(Sinks.load(keyed(DatabaseLoader.of(source), key), batches).outcome())
                .contains("addBatch");
        for (Path file : List.of(pages, attached, rows)) {
            assertThat(Db.integrity(file)).isEqualTo("ok");
        }
        String columns = schema.names().stream()
                .map(SqliteDialect.SQLITE::quote)
                .map(name -> "typeof(" + name + ") || ':' || quote(" + name + ")")
                .limit(100)
                .collect(Collectors.joining(", "));
        String everything = "SELECT rowid, " + columns + " FROM \"the table\" ORDER BY rowid";
        List<String> expected = Db.query(rows, everything);
        assertThat(Db.query(pages, everything)).isEqualTo(expected);
        assertThat(Db.query(attached, everything)).isEqualTo(expected);
        assertThat(expected)
                .hasSize(Arrays.stream(batches).mapToInt(Batch::rowCount).sum()
                        - loaded.rejects().rowCount());
        assertThat(Db.query(pages, "SELECT sql FROM sqlite_schema"))
                .isEqualTo(Db.query(rows, "SELECT sql FROM sqlite_schema"));
        assertThat(Files.list(directory)).containsExactlyInAnyOrder(pages, attached, rows);
    }

    private static DatabaseLoader keyed(DatabaseLoader loader, String... key) {
        DatabaseLoader named = loader.table("the table");
        return key.length == 0 ? named : named.primaryKey(key);
    }
}
