package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.expr.Expr;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declared types, and values that do not fit them. */
class ParquetTypesTest {
    @TempDir
    static Path directory;

    private static ParquetExtractor loans;

    @BeforeAll
    static void write() throws Exception {
        Path file = directory.resolve("loans.parquet");
        try (Duck duck = Duck.open()) {
            duck.run("COPY (SELECT * FROM (VALUES"
                    + " (1::BIGINT, '2024-02-29', 1.25::DECIMAL(6, 3), 2.5::DOUBLE, TIMESTAMP '2024-01-01 00:00:00', 1::BIGINT, 'a'::BLOB),"
                    + " (12345, '2023-02-29', 1.255, 'NaN', TIMESTAMP '2024-01-01 00:00:01', 2, 'b'),"
                    + " (NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
                    + " (-999, ' 2023-02-28 ', -0.5, 7, TIMESTAMP '1969-12-31 00:00:00', 0, 'c'))"
                    + " t(id, day, fine, weight, moment, lent, raw)) TO '" + file + "' (FORMAT parquet)");
        }
        loans = ParquetExtractor.of(file);
    }

    private static List<Object> column(ParquetExtractor source, String name, MisfitPolicy policy) throws Exception {
        return Reading.rows(source.columns(name).misfits(policy)).stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static List<Object> nulled(String name, Type type) throws Exception {
        return column(loans.type(name, type), name, MisfitPolicy.NULL);
    }

    @Test
    void aValueFitsWhereNothingOfItIsLost() throws Exception {
        assertThat(nulled("id", new DecimalType(3, 0)))
                .containsExactly(BigDecimal.ONE, null, null, BigDecimal.valueOf(-999));
        assertThat(nulled("day", Type.DATE))
                .containsExactly(LocalDate.of(2024, 2, 29), null, null, LocalDate.of(2023, 2, 28));
        assertThat(nulled("fine", new DecimalType(6, 2)))
                .containsExactly(new BigDecimal("1.25"), null, null, new BigDecimal("-0.50"));
        assertThat(nulled("fine", Type.FLOAT64)).containsExactly(1.25, 1.255, null, -0.5);
        assertThat(nulled("weight", Type.INT64)).containsExactly(null, null, null, 7L);
        assertThat(nulled("moment", Type.DATE))
                .containsExactly(LocalDate.of(2024, 1, 1), null, null, LocalDate.of(1969, 12, 31));
        assertThat(nulled("lent", Type.BOOLEAN)).containsExactly(true, null, null, false);
        assertThat(nulled("id", Type.TEXT)).containsExactly("1", "12345", null, "-999");
        assertThat(nulled("id", Type.INT64)).containsExactly(1L, 12345L, null, -999L);
    }

    @Test
    void textFitsADecimalThatHoldsAllItsDigits() throws Exception {
        Path file = directory.resolve("fines.parquet");
        try (Duck duck = Duck.open()) {
            duck.run(
                    "COPY (SELECT * FROM (VALUES ('1.25'), (' -3 '), ('1.255'), ('1.2500'), ('9999.99'), ('10000'), ('1e2'),"
                            + " (''), ('n/a'), (NULL)) t(fine)) TO '" + file + "' (FORMAT parquet)");
        }
        for (int precision : List.of(6, 30)) {
            ParquetExtractor source = ParquetExtractor.of(file).type("fine", new DecimalType(precision, precision - 4));
            List<Object> found = column(source, "fine", MisfitPolicy.NULL);
            assertThat(found.get(1)).isEqualTo(new BigDecimal("-3").setScale(precision - 4));
            assertThat(found.stream().map(value -> value != null))
                    .containsExactly(true, true, precision > 6, true, true, false, true, false, false, false);
        }
    }

    @Test
    void rejectsTheRowWithEveryReasonAndTheValuesOfTheFile() throws Exception {
        ParquetExtractor source =
                loans.columns("day", "weight", "id").types(Map.of("day", Type.DATE, "weight", Type.INT64));
        RecordingOutput output = Reading.read(source);
        assertThat(output.rows())
                .containsExactly(Arrays.asList(null, null, null), Arrays.asList(LocalDate.of(2023, 2, 28), 7L, -999L));
        assertThat(output.rejections().stream().map(r -> r.failure().message()))
                .containsExactly(
                        "column 'weight': the file's FLOAT64 is no INT64",
                        "column 'day': the file's TEXT is no DATE",
                        "column 'weight': the file's FLOAT64 is no INT64");
        Batch original = output.batches().get(0).origin().original();
        assertThat(original.row(1).values()).isEqualTo(List.of("2023-02-29", Double.NaN, 12345L));
        try (TestContext context = TestContext.create()) {
            assertThat(source.schema(context).field("day").type()).isEqualTo(Type.DATE);
            Schema read = source.originalSchema(context);
            assertThat(read.field("day").type()).isEqualTo(Type.TEXT);
            assertThat(original.schema()).isEqualTo(read);
            assertThat(output.batches().get(0).schema()).isEqualTo(source.schema(context));
        }
    }

    @Test
    void makesNullAndCountsOrFails() throws Exception {
        ParquetExtractor source = loans.columns("id", "day").type("day", Type.DATE);
        RecordingOutput output = Reading.read(source.misfits(MisfitPolicy.NULL));
        assertThat(output.rows()).hasSize(4);
        assertThat(output.rejected()).isZero();
        assertThat(output.warnings().values()).containsExactly(1L);
        assertThatThrownBy(() -> Reading.read(source.misfits(MisfitPolicy.FAIL)))
                .isInstanceOf(ExtractException.class)
                .hasMessage(
                        "[PEN-2407] loans.parquet:2: column 'day': the file's TEXT is no DATE. Mend the file, or set misfits to"
                                + " reject or null.");
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            assertThatThrownBy(open::next)
                    .isInstanceOf(ExtractException.class)
                    .hasMessage(
                            "[PEN-2407] loans.parquet:2: column 'day': the file's TEXT is no DATE. Mend the file, or set"
                                    + " misfits to null.");
        }
        try (TestContext context = TestContext.create();
                BatchSource open = source.misfits(MisfitPolicy.NULL).open(context)) {
            assertThat(open.next().rowCount()).isEqualTo(4);
            assertThat(open.next()).isNull();
        }
    }

    @Test
    void rejectsForAColumnThatIsNeverNull() throws Exception {
        Path file = directory.resolve("required.parquet");
        MessageType schema = MessageTypeParser.parseMessageType("message sample { required binary day (STRING); }");
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withType(schema)
                .build()) {
            for (String day : List.of("2024-01-31", "never")) {
                var group = new SimpleGroup(schema);
                group.add(0, day);
                writer.write(group);
            }
        }
        RecordingOutput output =
                Reading.read(ParquetExtractor.of(file).type("day", Type.DATE).misfits(MisfitPolicy.NULL));
        assertThat(output.rows()).isEqualTo(List.of(List.of(LocalDate.of(2024, 1, 31))));
        assertThat(output.rejected()).isEqualTo(1);
    }

    @Test
    void whereSeesTheValuesOfTheFileAndRowsItLeavesOutAreNotRejected() throws Exception {
        ParquetExtractor source =
                loans.columns("id", "day").type("day", Type.DATE).where("day <> '2023-02-29'");
        RecordingOutput output = Reading.read(source);
        assertThat(output.rows()).hasSize(2);
        assertThat(output.rejected()).isZero();
    }

    @Test
    void stepsBehindDoNotChangeWhichRowsAreRejected() throws Exception {
        ParquetExtractor source = loans.type("day", Type.DATE);
        try (TestContext context = TestContext.create()) {
            ParquetExtractor less =
                    (ParquetExtractor) source.project(List.of("lent"), context).orElseThrow();
            assertThat(less.schema(context).names()).containsExactly("day", "lent");
            assertThat(Reading.read(less).rejected()).isEqualTo(1);
            assertThat(source.filter(Expr.parse("id = 1"), context)).isEmpty();
        }
    }

    @Test
    void refusesColumnsAndTypesThatCannotBe() throws Exception {
        assertThatThrownBy(() -> Reading.read(loans.type("dya", Type.DATE)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no column 'dya'")
                .hasMessageContaining("'day'");
        assertThatThrownBy(() -> Reading.read(loans.columns("id").type("day", Type.DATE)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("there is no column 'day'");
        assertThatThrownBy(() -> Reading.read(loans.type("raw", Type.DATE)))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2401] loans.parquet: types declares column 'raw' as DATE, but the file's BINARY never becomes that."
                                + " Declare another type, or leave the column's own.");
        assertThatThrownBy(() -> loans.type("raw", Type.BINARY))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2401] types declares column 'raw' as BINARY, which nothing is cast to");
        assertThat(loans.type("day", Type.DATE).misfits(MisfitPolicy.NULL).describe())
                .hasToString("parquet loans.parquet [types={day=DATE}, misfits=null]");
    }
}
