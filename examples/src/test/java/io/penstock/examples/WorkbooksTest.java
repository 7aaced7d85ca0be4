package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.BatchSource;
import io.penstock.spi.StandaloneContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks read, written and read back. */
class WorkbooksTest {
    private static final Schema EVERYTHING = Schema.of(
            Field.of("flag", Type.BOOLEAN),
            Field.of("whole", Type.INT64),
            Field.of("real", Type.FLOAT64),
            Field.of("price", Type.decimal(18, 4)),
            Field.of("wide", Type.decimal(38, 9)),
            Field.of("text", Type.TEXT),
            Field.of("day", Type.DATE),
            Field.of("time", Type.TIME),
            Field.of("moment", Type.TIMESTAMP));

    @TempDir
    Path data;

    @Test
    void aTypedTableComesBackWithoutAChangedCell() throws Exception {
        Path file = data.resolve("all.xlsx");
        Random random = new Random(20_261_123);
        BatchBuilder rows = BatchBuilder.of(EVERYTHING);
        List<List<@Nullable Object>> written = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            List<@Nullable Object> row = row(random, i);
            written.add(row);
            rows.add(row.toArray());
        }
        try (StandaloneContext context = StandaloneContext.named("test")) {
            try (BatchSink sink = ExcelLoader.of(file).open(EVERYTHING, context)) {
                sink.write(rows.build(), (batch, failures) -> {
                    throw new AssertionError(failures.failure(0).message());
                });
                sink.prepare();
                sink.commit();
            }
            Map<String, Type> types = new LinkedHashMap<>();
            EVERYTHING.fields().forEach(field -> types.put(field.name(), field.type()));
            List<List<@Nullable Object>> read = new ArrayList<>();
            try (BatchSource source = ExcelExtractor.of(file).types(types).open(context)) {
                for (Batch batch = source.next(); batch != null; batch = source.next()) {
                    batch.rows().forEach(row -> read.add(row.values()));
                }
            }
            assertThat(read).hasSize(written.size());
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).as("row %s", i).isEqualTo(written.get(i));
            }
        }
    }

    private static List<@Nullable Object> row(Random random, int i) {
        long instant = i % 3 == 0
                ? random.nextLong(300_000_000_000_000_000L) - 62_000_000_000_000_000L
                : random.nextLong(4_000_000_000_000_000L);
        List<@Nullable Object> row = Arrays.asList(
                random.nextBoolean(),
                i % 5 == 0 ? random.nextLong() : random.nextInt(),
                i % 7 == 0
                        ? List.of(Double.NaN, -0.0, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE)
                                .get(i / 7 % 5)
                        : random.nextGaussian() * Math.pow(10, random.nextInt(20)),
                BigDecimal.valueOf(random.nextLong() / (i % 2 == 0 ? 10 : 1_000_000_000L), 4),
                new BigDecimal(new BigInteger(random.nextInt(120), random), 9),
                List.of("", " 00123 ", "a\r\nb", "_x0041_", "näme\uD83D\uDE00", "=1+1", "\u0001<&>")
                        .get(i % 7),
                LocalDate.ofEpochDay(random.nextInt(3_600_000) - 700_000),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000),
                Instant.ofEpochSecond(Math.floorDiv(instant, 1_000_000L), Math.floorMod(instant, 1_000_000L) * 1000));
        if (i % 4 == 0) {
            row.set(1 + random.nextInt(8), null);
        }
        return row;
    }

    @Test
    void javaAndJsonGiveTheSame() throws Exception {
        try (Workbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("Loans");
            sheet.createRow(0).createCell(0).setCellValue("Report of the library");
            Row header = sheet.createRow(2);
            Row row = sheet.createRow(3);
            List<String> names = List.of("id", "title", "fine", "isbn");
            for (int c = 0; c < names.size(); c++) {
                header.createCell(c + 1).setCellValue(names.get(c));
            }
            row.createCell(1).setCellValue(7);
            row.createCell(2).setCellValue("Winter Night");
            row.createCell(3).setCellValue(1.5);
            row.createCell(4).setCellValue("0007123456");
            try (var out = Files.newOutputStream(data.resolve("loans.xlsx"))) {
                book.write(out);
            }
        }
        // snippet-begin: workbook
        Pipeline workbook = Pipeline.named("workbook")
                .extract(ExcelExtractor.of(data.resolve("loans.xlsx"))
                        .sheet("Loans")
                        .range("B3:E")
                        .type("fine", Type.decimal(10, 2)))
                .load(ExcelLoader.of(data.resolve("report.xlsx"))
                        .sheet("Fines")
                        .dateFormat("dd/mm/yyyy")
                        .columnWidth("title", 40))
                .build();

        RunReport report = workbook.run();
        // snippet-end
        assertThat(report).succeeded().read(1).wrote(1);
        String java = cells();

        Path config = JsonConfigPipeline.configFile()
                .resolve("../../examples/config/workbook.json")
                .normalize();
        RunReport json = PipelineConfig.load(config, Map.of("DATA", data.toString()))
                .pipeline("workbook")
                .run();

        assertThat(json).succeeded().read(1).wrote(1);
        assertThat(java).isEqualTo("[7, Winter Night, 1.5, 0007123456]").isEqualTo(cells());
    }

    private String cells() throws Exception {
        try (StandaloneContext context = StandaloneContext.named("test");
                BatchSource source =
                        ExcelExtractor.of(data.resolve("report.xlsx")).open(context)) {
            Batch batch = source.next();
            return batch == null ? "nothing" : batch.row(0).values().toString();
        }
    }
}
