package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schema.Field;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of real databases and values at their edges. */
class JdbcTypesTest {
    @TempDir
    Path directory;

    private static final byte[] BYTES = {0, (byte) 255};

    @Test
    void readsPostgreSql() throws Exception {
        String table = Databases.newTable();
        Databases.execute(
                Databases.postgres(),
                "CREATE TABLE \"" + table + "\"(a smallint, b bigint, c numeric(38,9), d numeric, e real,"
                        + " f double precision, g boolean, h date, i time, j timestamp, k timestamptz, l timetz,"
                        + " m interval, n uuid, o jsonb, p int[], q inet, r bytea, s char(3))",
                "INSERT INTO \"" + table + "\" VALUES (-32768, -9223372036854775808,"
                        + " 12345678901234567890123456789.123456789, 'NaN', 1.1, '-Infinity', true, '0001-02-03',"
                        + " '23:59:59.999999', '2024-02-29 12:00:00.000001', '2024-02-29 12:00:00.000001+02',"
                        + " '10:00+02', '1 day 02:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{\"a\": 1}',"
                        + " '{1,2}', '10.0.0.1', '\\x00ff', 'ab')",
                "INSERT INTO \"" + table + "\"(a) VALUES (null)",
                "INSERT INTO \"" + table + "\"(h, j) VALUES ('infinity', now()), (now(), '-infinity')");
        DatabaseExtractor source = DatabaseExtractor.jdbc(Databases.postgres()).table(table);
        assertThat(Rows.schema(source).fields().stream().map(Field::type))
                .containsExactly(
                        Type.INT64,
                        Type.INT64,
                        Type.decimal(38, 9),
                        Type.TEXT,
                        Type.FLOAT64,
                        Type.FLOAT64,
                        Type.BOOLEAN,
                        Type.DATE,
                        Type.TIME,
                        Type.TIMESTAMP,
                        Type.TIMESTAMP,
                        Type.TEXT,
                        Type.TEXT,
                        Type.TEXT,
                        Type.TEXT,
                        Type.TEXT,
                        Type.TEXT,
                        Type.BINARY,
                        Type.TEXT);
        Rows rows = Rows.of(source);
        assertThat(rows.all()).hasSize(2);
        assertThat(rows.all().get(0).subList(0, 17))
                .containsExactly(
                        -32768L,
                        Long.MIN_VALUE,
                        new BigDecimal("12345678901234567890123456789.123456789"),
                        "NaN",
                        (double) 1.1f,
                        Double.NEGATIVE_INFINITY,
                        true,
                        LocalDate.of(1, 2, 3),
                        LocalTime.parse("23:59:59.999999"),
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        Instant.parse("2024-02-29T10:00:00.000001Z"),
                        "10:00:00+02",
                        "1 day 02:00:00",
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                        "{\"a\": 1}",
                        "{1,2}",
                        "10.0.0.1");
        assertThat(rows.all().get(0).get(17)).isEqualTo(BYTES);
        assertThat(rows.all().get(1)).containsOnlyNulls();
        assertThat(rows.output().rejections().stream().map(r -> r.failure().message()))
                .containsExactly("column 'h': the value is no DATE", "column 'j': the value is no TIMESTAMP");
    }

    @Test
    void readsH2() throws Exception {
        String url = "jdbc:h2:mem:types;DB_CLOSE_DELAY=-1";
        Databases.execute(
                url,
                "CREATE TABLE t(a TINYINT, b NUMERIC(20,0), c DECFLOAT, d REAL, e TIMESTAMP(9), f TIMESTAMP WITH TIME"
                        + " ZONE, g UUID, h INTEGER ARRAY, i BLOB, j CLOB, k TIME, l INTERVAL DAY)",
                "INSERT INTO t VALUES (1, 18446744073709551615, 1.5, 1.1, '2024-02-29 12:00:00.000001',"
                        + " '2024-02-29 12:00:00+02', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', ARRAY[1, 2], X'00ff',"
                        + " 'text', '10:11:12', INTERVAL '3' DAY)",
                "INSERT INTO t(e) VALUES ('2024-02-29 12:00:00.000000001')");
        Rows rows = Rows.of(DatabaseExtractor.jdbc(url).table("T"));
        assertThat(rows.all()).hasSize(1);
        List<Object> row = rows.all().get(0);
        assertThat(row.subList(0, 8))
                .containsExactly(
                        1L,
                        new BigDecimal("18446744073709551615"),
                        "1.5",
                        (double) 1.1f,
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        Instant.parse("2024-02-29T10:00:00Z"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                        "[1, 2]");
        assertThat(row.get(8)).isEqualTo(BYTES);
        assertThat(row.subList(9, 11)).containsExactly("text", LocalTime.of(10, 11, 12));
        assertThat(rows.output().rejected()).as("nanoseconds would be lost").isEqualTo(1);
    }

    @Test
    void readsDuckDb() throws Exception {
        String url = "jdbc:duckdb:" + directory.resolve("types.duckdb");
        Databases.execute(
                url,
                "CREATE TABLE t(a UBIGINT, b HUGEINT, c DECIMAL(18,3), d FLOAT, e TIMESTAMPTZ, f UUID, g INTEGER[],"
                        + " h BLOB, i DATE, j TIME, k TIMESTAMP, l BOOLEAN, m UINTEGER)",
                "INSERT INTO t VALUES (18446744073709551615, -5, 1.5, 1.5, '2024-02-29 12:00:00+02',"
                        + " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', [1, 2], '\\x00\\xFF', '2024-02-29', '10:11:12.5',"
                        + " '2024-02-29 12:00:00.000001', true, 4294967295)");
        List<Object> row = Rows.of(DatabaseExtractor.jdbc(url).table("t")).all().get(0);
        assertThat(row.subList(0, 7))
                .containsExactly(
                        new BigDecimal("18446744073709551615"),
                        new BigDecimal("-5"),
                        new BigDecimal("1.500"),
                        1.5,
                        Instant.parse("2024-02-29T10:00:00Z"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                        "[1, 2]");
        assertThat(row.get(7)).isEqualTo(BYTES);
        assertThat(row.subList(8, 13))
                .isEqualTo(Arrays.asList(
                        LocalDate.of(2024, 2, 29),
                        LocalTime.parse("10:11:12.5"),
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        true,
                        4294967295L));
    }

    @Test
    void readsMariaDb() throws Exception {
        String table = Databases.newTable();
        Databases.execute(
                Databases.mariadb(),
                "CREATE TABLE `" + table + "`(a BIGINT UNSIGNED, b DECIMAL(30,5), c TINYINT(1), d DATETIME(6),"
                        + " e TIMESTAMP(6) NULL, f TIME(6), g YEAR, h ENUM('x', 'y'), i BLOB, j JSON, k INT UNSIGNED,"
                        + " l DATE, m FLOAT)",
                "SET time_zone = '+05:00'",
                "INSERT INTO `" + table + "` VALUES (18446744073709551615, -1.5, 1, '2024-02-29 12:00:00.000001',"
                        + " '2024-02-29 12:00:00.000001', '10:11:12.5', 2024, 'y', x'00ff', '{}', 4294967295,"
                        + " '2024-02-29', 1.5)",
                "INSERT INTO `" + table + "`(f) VALUES ('100:00:00')");
        Rows rows = Rows.of(DatabaseExtractor.jdbc(Databases.mariadb()).table(table));
        List<Object> row = rows.all().get(0);
        assertThat(row.subList(0, 8))
                .containsExactly(
                        new BigDecimal("18446744073709551615"),
                        new BigDecimal("-1.50000"),
                        true,
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        Instant.parse("2024-02-29T07:00:00.000001Z"),
                        LocalTime.parse("10:11:12.5"),
                        2024L,
                        "y");
        assertThat(row.get(8)).isEqualTo(BYTES);
        assertThat(row.subList(9, 13)).containsExactly("{}", 4294967295L, LocalDate.of(2024, 2, 29), 1.5);
        assertThat(rows.output().rejected()).as("a time of more than a day").isEqualTo(1);
    }
}
