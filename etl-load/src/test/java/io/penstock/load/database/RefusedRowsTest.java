package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

class RefusedRowsTest {
    @TempDir
    Path directory;

    private DatabaseLoader loader(String way) throws Exception {
        Path file = directory.resolve("library.db");
        if (way.equals("new file")) {
            return DatabaseLoader.sqlite(file);
        }
        Db.run(file, "CREATE TABLE other (x)");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return way.equals("existing file") ? DatabaseLoader.sqlite(file) : DatabaseLoader.of(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new file", "existing file", "data source"})
    void aRepeatedKeyIsRejectedAndTheOthersStay(String way) throws Exception {
        Loaded loaded = Sinks.load(
                loader(way).table("loans").primaryKey("id"),
                Loans.range("a", 0, 1000),
                Loans.range("b", 999, 2000),
                Loans.batch("c", 5000, 5000, 4000, 7));
        assertThat(loaded.rejects().rows())
                .containsExactly("999: unique(loans.id)", "5000: unique(loans.id)", "7: unique(loans.id)");
        assertThat(Db.query(
                        directory.resolve("library.db"), "SELECT count(*), sum(title LIKE 'a%'), max(id) FROM loans"))
                .containsExactly("2002|1000|5000");
        assertThat(Db.integrity(directory.resolve("library.db"))).isEqualTo("ok");
        assertThat(Files.list(directory)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new file", "existing file", "data source"})
    void aNullInAKeyIsRejected(String way) throws Exception {
        Batch batch = BatchBuilder.of(Loans.SCHEMA)
                .add(1L, "a", null)
                .add(null, "b", LocalDate.EPOCH)
                .add(2L, null, null)
                .build();
        Loaded loaded = Sinks.load(loader(way).table("loans").primaryKey("id", "title"), batch);
        assertThat(loaded.rejects().rows()).containsExactly("null: not_null(id)", "2: not_null(title)");
        assertThat(Db.query(directory.resolve("library.db"), "SELECT id, title FROM loans"))
                .containsExactly("1|a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new file", "existing file", "data source"})
    void aNanIsRejectedBecauseSqliteWouldStoreNull(String way) throws Exception {
        Batch batch = BatchBuilder.of(Schema.of(Field.of("id", Type.INT64), Field.of("score", Type.FLOAT64)))
                .add(1L, Double.NaN)
                .add(2L, null)
                .add(3L, Double.NEGATIVE_INFINITY)
                .add(4L, 0.5)
                .build();
        Loaded loaded = Sinks.load(loader(way).table("loans"), batch);
        assertThat(loaded.rejects().rows()).containsExactly("1: not_nan(score)");
        assertThat(Db.query(directory.resolve("library.db"), "SELECT id, quote(score) FROM loans"))
                .containsExactly("2|NULL", "3|-9.0e+999", "4|0.5");
    }

    @Test
    void checksAndUniqueIndexesOfAnExistingTableIsolateTheirRows() throws Exception {
        Path file = directory.resolve("library.db");
        Db.run(
                file,
                "CREATE TABLE loans (id INTEGER, title TEXT CHECK (length(title) < 5), due TEXT NOT NULL)",
                "CREATE UNIQUE INDEX u ON loans (title)",
                "INSERT INTO loans VALUES (0, 'a301', '')");
        Loaded loaded = Sinks.load(
                DatabaseLoader.sqlite(file).table("loans"), Loans.range("a", 0, 300), Loans.range("a", 300, 1001));
        assertThat(loaded.rejects().rows())
                .containsExactly("301: unique(loans.title)", "1000: check(length(title) < 5)");
        assertThat(Db.query(file, "SELECT count(*) FROM loans")).containsExactly("1000");
    }

    @Test
    void aUniqueIndexOverRepeatedValuesFailsTheRunAndLeavesNothing() throws Exception {
        Path file = directory.resolve("library.db");
        assertThatThrownBy(() -> Sinks.load(
                        DatabaseLoader.sqlite(file).table("loans").uniqueIndex("title"),
                        Loans.batch("a", 1),
                        Loans.batch("a", 1)))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "[PEN-4111] " + file + ": UNIQUE constraint on loans.title failed. Remove repeated rows first"
                                + " (dedupe on these columns), or drop the unique index from the settings.");
        assertThat(Files.list(directory)).isEmpty();
    }
}
