package io.penstock.load.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.file.FileMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelLoaderTest {
    private static final Schema TEXTS = Schema.of(Field.of("id", Type.INT64), Field.of("text", Type.TEXT));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("book.xlsx");
    }

    private RecordingOutput load(Loader loader, Schema schema, Object[]... rows) throws Exception {
        BatchBuilder builder = BatchBuilder.of(schema);
        for (Object[] row : rows) {
            builder.add(row);
        }
        return load(loader, builder.build());
    }

    private RecordingOutput load(Loader loader, Batch batch) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create();
                BatchSink sink = loader.open(batch.schema(), context)) {
            sink.write(batch, output);
            sink.prepare();
            sink.commit();
        }
        return output;
    }

    private static Object[] row(@Nullable Object... values) {
        return values;
    }

    @Test
    void keepsWhatACellCannotHoldAsText() throws Exception {
        Schema schema = Schema.of(
                Field.of("whole", Type.INT64),
                Field.of("real", Type.FLOAT64),
                Field.of("decimal", Type.decimal(18, 3)),
                Field.of("wide", Type.decimal(38, 9)),
                Field.of("day", Type.DATE),
                Field.of("time", Type.TIME),
                Field.of("moment", Type.TIMESTAMP),
                Field.of("bytes", Type.BINARY));
        load(
                ExcelLoader.of(file()),
                schema,
                row(
                        1L << 53,
                        0.1,
                        new BigDecimal("12.500"),
                        new BigDecimal("-1.000000001"),
                        LocalDate.of(1900, 1, 1),
                        LocalTime.of(23, 59, 59),
                        Instant.parse("2026-02-28T12:30:00.123Z"),
                        new byte[] {1, 2, 3}),
                row(
                        Long.MIN_VALUE,
                        Double.NaN,
                        new BigDecimal("123456789012345.678"),
                        new BigDecimal("12345678901234567890123456789.123456789"),
                        LocalDate.of(1899, 12, 31),
                        LocalTime.of(0, 0, 0, 1000),
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        new byte[0]),
                row(null, null, null, null, null, null, null, null));
        List<List<@Nullable Object>> rows = PoiReader.rows(file(), "Sheet1", schema);
        assertThat(rows.get(0))
                .containsExactly(
                        1L << 53,
                        0.1,
                        12.5,
                        -1.000000001,
                        LocalDate.of(1900, 1, 1),
                        LocalTime.of(23, 59, 59),
                        Instant.parse("2026-02-28T12:30:00.123Z"),
                        "AQID");
        assertThat(rows.get(1))
                .startsWith(
                        "-9223372036854775808",
                        "NaN",
                        "123456789012345.678",
                        "12345678901234567890123456789.123456789",
                        "1899-12-31")
                .endsWith("9999-12-31T23:59:59.999999Z", "");
    }

    @Test
    void keepsEveryTextAsItIs() throws Exception {
        List<String> texts = new ArrayList<>(List.of(
                "",
                " space ",
                "a\r\nb\tc\n",
                "<&>\"'",
                "_x0041_",
                "\u0001\u001f\uFFFE\uFFFF",
                "00123",
                "=1+1",
                "@cmd",
                "\uD83D\uDE00"));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(12); c >= 0; c--) {
                text.appendCodePoint("_x0_5Fa&<\r\n \u0000é\u20ac".charAt(random.nextInt(15)));
            }
            texts.add(text.toString());
        }
        load(ExcelLoader.of(file()), TEXTS, texts.stream().map(t -> row(1L, t)).toArray(Object[][]::new));
        assertThat(PoiReader.rows(file(), "Sheet1", TEXTS))
                .extracting(r -> r.get(1))
                .isEqualTo(texts);
        assertThat(xml("xl/worksheets/sheet1.xml")).doesNotContain("<f");
    }

    private String xml(String part) throws IOException {
        try (ZipFile zip = new ZipFile(file().toFile())) {
            return new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void rejectsFailsOrCutsTextsThatNoCellHolds() throws Exception {
        String longest = "é".repeat(32_767);
        RecordingOutput output =
                load(ExcelLoader.of(file()), TEXTS, row(1L, longest), row(2L, longest + "x"), row(3L, "short"));
        assertThat(PoiReader.rows(file(), "Sheet1", TEXTS))
                .extracting(r -> r.get(0))
                .containsExactly(1L, 3L);
        assertThat(output.rejections())
                .extracting(r -> r.failure().message())
                .containsExactly("column 'text': the text is longer than the 32767 characters of a cell");
        assertThatThrownBy(() -> load(ExcelLoader.of(file()).longText(LongText.FAIL), TEXTS, row(2L, longest + "x")))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "[PEN-4404] sheet 'Sheet1': column 'text': the text is longer than the 32767 characters of a cell."
                                + " Set long_text to reject or cut, or leave the column out.");
        load(ExcelLoader.of(file()).longText(LongText.CUT), TEXTS, row(2L, "x" + "\uD83D\uDE00".repeat(20_000)));
        assertThat((String) PoiReader.rows(file(), "Sheet1", TEXTS).get(0).get(1))
                .hasSize(32_767);
    }

    @Test
    void goesOnOnAFurtherSheetOrFailsWhenASheetIsFull() throws Exception {
        ExcelStyle style = ExcelStyle.DEFAULT.sheet("A sheet whose name is very long");
        BatchBuilder rows = BatchBuilder.of(TEXTS);
        for (long i = 1; i <= 7; i++) {
            rows.add(i, "t" + i);
        }
        Batch batch = rows.build();
        try (WorkbookFile book = WorkbookFile.create(file(), TEXTS, style, 4)) {
            book.write(batch, new RecordingOutput());
            book.finish();
        }
        assertThat(PoiReader.rows(file(), "A sheet whose name is very long", TEXTS))
                .hasSize(3);
        assertThat(PoiReader.rows(file(), "A sheet whose name is very (2)", TEXTS))
                .hasSize(3);
        assertThat(PoiReader.rows(file(), "A sheet whose name is very (3)", TEXTS))
                .containsExactly(Arrays.asList(7L, "t7"));
        try (WorkbookFile book = WorkbookFile.create(file(), TEXTS, style.overflow(Overflow.FAIL), 4)) {
            assertThatThrownBy(() -> book.write(batch, new RecordingOutput()))
                    .hasMessageContaining("[PEN-4403]")
                    .hasMessageContaining(
                            "a sheet has at most 4 rows, its header included. Set overflow to next_sheet");
        }
    }

    @Test
    void addsAndReplacesSheetsOfAnExistingWorkbook() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("other").createRow(3).createCell(2).setCellFormula("1+1");
            book.createSheet("Loans");
            try (var out = Files.newOutputStream(file())) {
                book.write(out);
            }
        }
        byte[] other = part("xl/worksheets/sheet1.xml");
        ExcelLoader loader = ExcelLoader.of(file()).sheet("loans").mode(FileMode.APPEND);
        Schema dated = Schema.of(Field.of("id", Type.INT64), Field.of("day", Type.DATE));
        load(loader, dated, row(1L, LocalDate.of(2026, 1, 1)));
        load(loader, dated, row(2L, LocalDate.of(2026, 1, 2)));
        assertThat(PoiReader.rows(file(), "Loans", dated))
                .containsExactly(
                        Arrays.asList(1L, LocalDate.of(2026, 1, 1)), Arrays.asList(2L, LocalDate.of(2026, 1, 2)));
        assertThatThrownBy(() -> load(loader, TEXTS, row(1L, "x")))
                .hasMessage("[PEN-4405] book.xlsx!loans: the header is [id, day], the rows have the columns [id, text]."
                        + " Rename or select the columns, or set existing_sheet to replace.");
        load(loader.existingSheet(ExistingSheet.REPLACE), TEXTS, row(9L, "new"));
        load(loader.sheet("third").existingSheet(ExistingSheet.FAIL), TEXTS, row(3L, "3"));
        assertThatThrownBy(() -> load(loader.existingSheet(ExistingSheet.FAIL), TEXTS, row(1L, "x")))
                .hasMessageContaining("[PEN-4405] book.xlsx!loans: the sheet is there already");
        assertThat(PoiReader.rows(file(), "Loans", TEXTS)).containsExactly(Arrays.asList(9L, "new"));
        assertThat(PoiReader.rows(file(), "third", TEXTS)).containsExactly(Arrays.asList(3L, "3"));
        assertThat(part("xl/worksheets/sheet1.xml")).isEqualTo(other);
        try (Workbook book = WorkbookFactory.create(file().toFile(), null, true)) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            Sheet sheet = book.getSheet("other");
            assertThat(sheet.getRow(3).getCell(2).getCellFormula()).isEqualTo("1+1");
        }
    }

    private byte[] part(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file().toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> ExcelLoader.of(file()).sheet("a/b"))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-4401] excel: 'a/b' cannot be the name of a sheet: 1 to 31 characters, none of []:*?/\\, no"
                                + " apostrophe at either end");
        assertThatThrownBy(() -> ExcelLoader.of(file()).dateFormat("0.00")).hasMessageContaining("[PEN-4401]");
        assertThatThrownBy(() -> ExcelLoader.of(file()).columnWidth("id", 256)).hasMessageContaining("[PEN-4401]");
    }
}
