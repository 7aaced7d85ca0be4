package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.testkit.RecordingOutput.Rejection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTypesTest {
    @TempDir
    Path directory;

    private Path file = Path.of("");
    private String url = "";

    @BeforeEach
    void place() {
        file = directory.resolve("types.db");
        url = "jdbc:sqlite:" + file;
    }

    @Test
    void takesBackWhatTheDatabaseSinkDeclares() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE t(i INTEGER NOT NULL, b BOOLEAN, f REAL, d DATE TEXT, h TIME TEXT, s TIMESTAMP TEXT,"
                        + " n DECIMAL(10,2), w DECIMAL TEXT(38,9), x BLOB, z TEXT)",
                "INSERT INTO t VALUES (-9223372036854775808, 1, 9e999, '0001-02-03', '23:59:59.999999',"
                        + " '2024-02-29T12:00:00.000001Z', -12345678.9, '-12345678901234567890123456789.123456789',"
                        + " x'00ff', ''), (2, 0, -0.5, NULL, NULL, NULL, 7, NULL, NULL, NULL)");
        DatabaseExtractor source = DatabaseExtractor.sqlite(file).table("t").misfits(MisfitPolicy.FAIL);
        assertThat(Rows.schema(source))
                .isEqualTo(Schema.of(
                        Field.required("i", Type.INT64),
                        Field.of("b", Type.BOOLEAN),
                        Field.of("f", Type.FLOAT64),
                        Field.of("d", Type.DATE),
                        Field.of("h", Type.TIME),
                        Field.of("s", Type.TIMESTAMP),
                        Field.of("n", Type.decimal(10, 2)),
                        Field.of("w", Type.decimal(38, 9)),
                        Field.of("x", Type.BINARY),
                        Field.of("z", Type.TEXT)));
        assertThat(Rows.of(source).all().get(0).subList(0, 8))
                .containsExactly(
                        Long.MIN_VALUE,
                        true,
                        Double.POSITIVE_INFINITY,
                        LocalDate.of(1, 2, 3),
                        LocalTime.parse("23:59:59.999999"),
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        new BigDecimal("-12345678.90"),
                        new BigDecimal("-12345678901234567890123456789.123456789"));
        assertThat(Rows.of(source).all().get(1).subList(0, 7))
                .containsExactly(2L, false, -0.5, null, null, null, new BigDecimal("7.00"));
    }

    @Test
    void looksAtColumnsWhoseDeclarationSaysNothing() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE t(a DATETIME, b NUMERIC, c, d, e)",
                "INSERT INTO t VALUES ('2024-01-01 10:00', 1, 1.5, x'01', NULL), (NULL, 2, 2, NULL, NULL)");
        DatabaseExtractor source = DatabaseExtractor.sqlite(file).table("t");
        assertThat(Rows.schema(source).fields().stream().map(Field::type))
                .containsExactly(Type.TEXT, Type.INT64, Type.FLOAT64, Type.BINARY, Type.TEXT);
        assertThat(Rows.of(source).all().get(1)).containsExactly(null, 2L, 2.0, null, null);
    }

    @Test
    void rejectsWhatDoesNotFitWithTableAndRowid() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE loans(id INTEGER PRIMARY KEY, day DATE TEXT, lent BOOLEAN, n INTEGER)",
                "INSERT INTO loans VALUES (5, '2024-01-01', 1, 1), (9, 'yesterday', 2, 'many'), (12, '', 0, 2.5)");
        DatabaseExtractor source = DatabaseExtractor.sqlite(file).table("loans");
        Rows rows = Rows.of(source);
        assertThat(rows.first()).containsExactly(5L);
        assertThat(rows.output().rejections().stream().map(Rejection::failure))
                .containsExactly(
                        Failure.of("type(day)", "column 'day': the value is no DATE"),
                        Failure.of("type(lent)", "column 'lent': the value is no BOOLEAN"),
                        Failure.of("type(n)", "column 'n': the value is no INT64"),
                        Failure.of("type(day)", "column 'day': the value is no DATE"),
                        Failure.of("type(n)", "column 'n': the value is no INT64"));
        Rows nulls = Rows.of(source.misfits(MisfitPolicy.NULL));
        assertThat(nulls.all().get(1)).containsExactly(9L, null, null, null);
        assertThat(nulls.output().warnings().values()).containsExactlyInAnyOrder(2L, 1L, 2L);
        assertThatThrownBy(() -> Rows.of(source.misfits(MisfitPolicy.FAIL)))
                .hasMessage("[PEN-2508] loans:9, column 'day': the value is no DATE. Mend the value, declare another"
                        + " type in types, or set misfits to reject or null.");
    }

    @Test
    void takesDeclaredTypes() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE t(a TEXT, b TEXT, c INTEGER, d REAL)",
                "INSERT INTO t VALUES ('12', '2024-01-01', 3, 1.5), (' 7 ', NULL, NULL, 2)");
        DatabaseExtractor source = DatabaseExtractor.sqlite(file)
                .table("t")
                .type("a", Type.INT64)
                .type("b", Type.DATE)
                .type("c", Type.TEXT)
                .type("d", Type.decimal(4, 1));
        assertThat(Rows.of(source).all())
                .containsExactly(
                        List.of(12L, LocalDate.of(2024, 1, 1), "3", new BigDecimal("1.5")),
                        java.util.Arrays.asList(7L, null, null, new BigDecimal("2.0")));
    }

    @Test
    void readsViewsExpressionsAndTablesWithAColumnNamedRowid() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE t(rowid TEXT, _rowid_ TEXT, oid TEXT)",
                "INSERT INTO t VALUES ('a', 'b', 'c')",
                "CREATE VIEW v AS SELECT rowid AS r, 1 + 1 AS two FROM t");
        assertThat(Rows.of(DatabaseExtractor.sqlite(file).table("t")).all()).containsExactly(List.of("a", "b", "c"));
        assertThat(Rows.of(DatabaseExtractor.sqlite(file).table("v")).all()).containsExactly(List.of("a", 2L));
        assertThat(Rows.of(DatabaseExtractor.sqlite(file).query("SELECT count(*) AS n, 'é' AS t FROM t"))
                        .all())
                .containsExactly(List.of(1L, "é"));
    }

    @Test
    void setsTextAsideThatIsNoText() throws Exception {
        Databases.execute(
                url,
                "CREATE TABLE t(a INTEGER, s TEXT)",
                "INSERT INTO t VALUES (1, CAST(x'61ff62' AS TEXT)), (2, 'fine')");
        Rows rows = Rows.of(DatabaseExtractor.sqlite(file).table("t"));
        assertThat(rows.first()).containsExactly(2L);
        assertThat(rows.output().rejected()).isEqualTo(1);
    }
}
