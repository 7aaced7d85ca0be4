package io.penstock.extract.database;

import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract for each way a SQLite database is read. */
class SqliteContractTest {
    @TempDir
    static Path directory;

    private static final List<String> TYPES = List.of("INTEGER", "TEXT", "REAL", "DATE TEXT", "BOOLEAN");

    private abstract static class Contract extends ExtractorContract {
        String url = "";
        String table = "";

        DatabaseExtractor filled(String suffix, List<List<@Nullable Object>> rows) throws SQLException {
            table = Databases.newTable();
            url = "jdbc:sqlite:" + directory.resolve(table + suffix + ".db");
            Databases.fill(url, '"' + table + '"', TYPES, rows);
            return DatabaseExtractor.jdbc(url).table(table);
        }

        @Override
        protected List<UnaryOperator<Extractor>> withers() {
            return List.of(
                    source -> ((DatabaseExtractor) source).fetchSize(5),
                    source -> ((DatabaseExtractor) source).lockTimeout(Duration.ofSeconds(1)),
                    source -> ((DatabaseExtractor) source).columns("id"),
                    source -> ((DatabaseExtractor) source).type("id", io.penstock.schema.Type.TEXT));
        }
    }

    @Nested
    class Table extends Contract {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws SQLException {
            return filled("", rows);
        }
    }

    @Nested
    class InOrderOfAKey extends Contract {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws SQLException {
            return filled("", rows).orderBy("id");
        }
    }

    @Nested
    class QueryWithParameters extends Contract {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws SQLException {
            filled("", rows);
            return DatabaseExtractor.jdbc(url)
                    .query("SELECT * FROM \"" + table + "\" WHERE id < ? AND ? = 'x' -- all\n ; ", 1_000, "x");
        }
    }

    @Nested
    class TableOfTextInSixteenBits extends Contract {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws SQLException {
            table = Databases.newTable();
            url = "jdbc:sqlite:" + directory.resolve(table + ".db");
            Databases.execute(url, "PRAGMA encoding = 'UTF-16le'");
            Databases.execute(url, "PRAGMA encoding = 'UTF-16le'", "CREATE TABLE first(a)");
            Databases.fill(url, '"' + table + '"', TYPES, rows);
            return DatabaseExtractor.jdbc(url).table(table);
        }
    }

    @Nested
    class ThroughAUrlWithParameters extends Contract {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws SQLException {
            filled("", rows);
            return DatabaseExtractor.jdbc(url + "?busy_timeout=5000").table(table);
        }
    }
}
