package io.penstock.load.database.every;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class TypesTest {
    @Nested
    class Postgres extends TypesSuite {
        @Override
        TestDatabase database() throws Exception {
            return Servers.postgres();
        }
    }

    @Nested
    class H2 extends TypesSuite {
        @Override
        TestDatabase database() {
            return Servers.h2();
        }

        /** H2 has one zero only. */
        @Override
        @Nullable
        Object real(@Nullable Double value) {
            return value == null ? null : (Object) (value + 0.0);
        }
    }

    @Nested
    class DuckDb extends TypesSuite {
        @TempDir
        Path directory;

        @Override
        TestDatabase database() {
            return Servers.duckDb(directory);
        }
    }

    @Nested
    class MariaDb extends TypesSuite {
        @Override
        TestDatabase database() throws Exception {
            return Servers.mariaDb();
        }

        @Override
        boolean storesNonFinite() {
            return false;
        }

        /** The driver sends a literal, whose zero has no sign. */
        @Override
        @Nullable
        Object real(@Nullable Double value) {
            return value == null ? null : (Object) (value + 0.0);
        }

        @Override
        Instant instant(ResultSet row, int column) throws SQLException {
            return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    @Nested
    class Sqlite extends TypesSuite {
        @TempDir
        Path directory;

        @Override
        TestDatabase database() {
            return Servers.sqlite(directory);
        }

        @Override
        Instant instant(ResultSet row, int column) throws SQLException {
            return Instant.parse(row.getString(column));
        }

        @Override
        LocalDate date(ResultSet row, int column) throws SQLException {
            return LocalDate.parse(row.getString(column));
        }

        @Override
        LocalTime time(ResultSet row, int column) throws SQLException {
            return LocalTime.parse(row.getString(column));
        }

        /** Numbers of up to 15 digits are stored as such, and have as many digits after the point as they need. */
        @Override
        BigDecimal decimal(ResultSet row, int column) throws SQLException {
            return row.getObject(column) instanceof Number
                    ? BigDecimal.valueOf(row.getDouble(column)).setScale(2)
                    : new BigDecimal(row.getString(column));
        }

        @Override
        boolean storesNan() {
            return false;
        }

        /** SQLite has one zero, and no NaN. */
        @Override
        @Nullable
        Object real(@Nullable Double value) {
            return value == null ? null : (Object) (value + 0.0);
        }
    }
}
