package io.penstock.extract.database;

import io.penstock.spi.Extractor;
import io.penstock.testkit.contract.ExtractorContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract for databases behind JDBC. */
class JdbcContractTest {
    @TempDir
    static Path directory;

    private abstract static class Contract extends ExtractorContract {
        /** The URL of a database that is there. */
        abstract String url() throws Exception;

        List<String> types() {
            return List.of("BIGINT", "VARCHAR(100)", "DOUBLE PRECISION", "DATE", "BOOLEAN");
        }

        String quote() {
            return "\"";
        }

        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
            String table = Databases.newTable();
            Databases.fill(url(), quote() + table + quote(), types(), rows);
            return DatabaseExtractor.jdbc(url()).table(table);
        }

        @Override
        protected List<UnaryOperator<Extractor>> withers() {
            return List.of(
                    source -> ((DatabaseExtractor) source).user("somebody"),
                    source -> ((DatabaseExtractor) source).password("pa55word"),
                    source -> ((DatabaseExtractor) source).connectTimeout(Duration.ofSeconds(1)),
                    source -> ((DatabaseExtractor) source).orderBy("id"));
        }
    }

    @Nested
    class PostgreSql extends Contract {
        @Override
        String url() throws Exception {
            return Databases.postgres();
        }
    }

    @Nested
    class PostgreSqlInPartitions extends PostgreSql {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
            return ((DatabaseExtractor) super.source(rows)).partitionOn("id", 3);
        }
    }

    @Nested
    class PostgreSqlInOrder extends PostgreSql {
        @Override
        protected Extractor source(List<List<@Nullable Object>> rows) throws Exception {
            return ((DatabaseExtractor) super.source(rows)).orderBy("id");
        }
    }

    @Nested
    class H2 extends Contract {
        @Override
        String url() {
            return "jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=s3cret";
        }

        @Override
        protected List<String> secrets() {
            return List.of("s3cret");
        }
    }

    @Nested
    class DuckDb extends Contract {
        @Override
        String url() {
            return "jdbc:duckdb:" + directory.resolve("contract.duckdb");
        }
    }

    @Nested
    class MariaDb extends Contract {
        @Override
        String url() throws Exception {
            return Databases.mariadb();
        }

        @Override
        String quote() {
            return "`";
        }

        @Override
        protected List<String> secrets() {
            return List.of("s3cret");
        }
    }
}
