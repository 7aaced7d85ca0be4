package io.penstock.extract.excel;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.extract.Reading;
import io.penstock.extract.csv.DuplicateNames;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelCellsTest {
    @TempDir
    Path directory;

    private Path book(@Nullable Object[]... rows) throws Exception {
        return PoiBooks.xlsx(
                directory.resolve("book.xlsx"),
                List.of(rows).stream().map(r -> asList(r)).toList());
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private static Schema schema(ExcelExtractor source) throws Exception {
        return source.schema(Reading.context(1000, 1 << 20));
    }

    @Test
    void guessesTypesFromCellsAndKeepsTextsAsTexts() throws Exception {
        LocalDateTime moment = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000);
        ExcelExtractor source = ExcelExtractor.of(book(
                row("code", "n", "x", "day", "moment", "time", "flag", "mixed", "empty"),
                row(
                        "00123",
                        1,
                        1,
                        LocalDate.of(2026, 1, 2),
                        LocalDate.of(2026, 1, 2),
                        LocalTime.of(8, 30),
                        true,
                        1,
                        null),
                row("7", -5e15, 0.25, LocalDate.of(1900, 1, 1), moment, LocalTime.of(0, 0), false, "a", null),
                row(null, null, null, null, null, null, null, null, null)));
        assertThat(schema(source))
                .hasToString(
                        "(code TEXT, n INT64, x FLOAT64, day DATE, moment TIMESTAMP, time TIME, flag BOOLEAN, mixed TEXT,"
                                + " empty TEXT)");
        assertThat(Reading.of(source).rows)
                .containsExactly(
                        asList(
                                "00123",
                                1L,
                                1.0,
                                LocalDate.of(2026, 1, 2),
                                Instant.parse("2026-01-02T00:00:00Z"),
                                LocalTime.of(8, 30),
                                true,
                                "1",
                                null),
                        asList(
                                "7",
                                -5_000_000_000_000_000L,
                                0.25,
                                LocalDate.of(1900, 1, 1),
                                Instant.parse("2026-01-02T03:04:05.678Z"),
                                LocalTime.MIDNIGHT,
                                false,
                                "a",
                                null));
        assertThat(Reading.of(source.zone(ZoneId.of("America/New_York")))
                        .rows
                        .get(1)
                        .get(4))
                .isEqualTo(Instant.parse("2026-01-02T08:04:05.678Z"));
        assertThat(Reading.of(source).places).containsExactly("book.xlsx!data:2", "book.xlsx!data:3");
    }

    @Test
    void readsDeclaredTypesFromTextsAndNumbers() throws Exception {
        ExcelExtractor source = ExcelExtractor.of(book(
                        row("id", "price", "day", "x"),
                        row("9007199254740993", 0.1 + 0.2, "2026-01-02", "NaN"),
                        row(12, "12345678901234567.89", 46024, 1)))
                .type("id", Type.INT64)
                .type("price", Type.decimal(38, 2))
                .type("day", Type.DATE)
                .type("x", Type.FLOAT64);
        assertThat(Reading.of(source).rows.toString())
                .isEqualTo("[[9007199254740993, 0.30, 2026-01-02, NaN], [12, 12345678901234567.89, 2026-01-02, 1.0]]");
    }

    @Test
    void rejectsNullsOrFailsOnCellsThatDoNotFit() throws Exception {
        ExcelExtractor source = ExcelExtractor.of(
                        book(row("n", "day"), row(1, LocalDate.of(2026, 1, 1)), row("x", 7), row(3, null)))
                .type("n", Type.INT64)
                .type("day", Type.DATE);
        Reading reading = Reading.of(source.type("day", Type.TEXT));
        assertThat(reading.rows).hasSize(2);
        assertThat(reading.rejected).containsExactly(asList("x", "7"));
        assertThat(reading.reasons).containsExactly("book.xlsx!data:3 column 'n' (A): cannot read text as INT64");
        Reading nulled = Reading.of(source.misfits(MisfitPolicy.NULL));
        assertThat(nulled.rows.get(1)).containsExactly(null, LocalDate.of(1900, 1, 7));
        assertThat(nulled.warnings).containsExactly("type(n)");
        assertThatThrownBy(() -> Reading.of(source.misfits(MisfitPolicy.FAIL)))
                .hasMessage(
                        "[PEN-2208] book.xlsx!data!A3: column 'n' (A): cannot read text as INT64. Mend the cell, or set"
                                + " misfits to reject or null.");
    }

    @Test
    void readsTheRangeTheHeaderRowAndRowsWithoutAHeader() throws Exception {
        Path file =
                book(row("Report"), row(null, "a", "b", "c"), row(null, 1, 2, 3), row(null, 4, 5, 6), row("sum", 5));
        ExcelExtractor source = ExcelExtractor.of(file);
        assertThat(Reading.of(source.range("B2:C4")).rows).containsExactly(asList(1L, 2L), asList(4L, 5L));
        assertThat(Reading.of(source.headerRow(2).range("B:D").columns("c", "a")).rows)
                .containsExactly(asList(3L, 1L), asList(6L, 4L), asList(null, 5L));
        assertThat(Reading.of(source.skipRows(2)
                                .header(Header.ABSENT)
                                .range("B1:C4")
                                .columnNames("x", "y"))
                        .rows)
                .containsExactly(asList(1L, 2L), asList(4L, 5L));
        assertThat(schema(source.header(Header.ABSENT).inference(Inference.FULL))
                        .names())
                .containsExactly("column_1", "column_2", "column_3", "column_4");
        Reading beside = Reading.of(source.headerRow(2).range("A1:D4"));
        assertThat(beside.rows).hasSize(2);
        assertThat(Reading.of(source.headerRow(2)).reasons)
                .containsExactly("book.xlsx!data:5 column A has a value, but the header names no column there");
        assertThat(Reading.of(source.headerRow(2).extraCells(ExtraCells.IGNORE)).rows)
                .hasSize(3);
        assertThatThrownBy(() -> Reading.of(source.headerRow(2).extraCells(ExtraCells.FAIL)))
                .hasMessageContaining("[PEN-2208] book.xlsx!data!A5: column A has a value");
        assertThatThrownBy(() -> schema(source.headerRow(6))).hasMessageContaining("[PEN-2206]");
    }

    @Test
    void followsThePoliciesForEmptyHiddenAndMergedCells() throws Exception {
        Path file = directory.resolve("book.xlsx");
        try (Workbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("data");
            PoiBooks.fill(sheet, List.of(asList("a", "b"), asList("x", 1), asList(null, 2), List.of(), asList("y", 3)));
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.getRow(4).setZeroHeight(true);
            PoiBooks.save(book, file);
        }
        ExcelExtractor source = ExcelExtractor.of(file);
        assertThat(Reading.of(source).rows).containsExactly(asList("x", 1L), asList(null, 2L), asList("y", 3L));
        assertThat(Reading.of(source.mergedCells(MergedCells.REPEAT)).rows.get(1))
                .containsExactly("x", 2L);
        assertThat(Reading.of(source.emptyRows(EmptyRows.KEEP)).rows.get(2)).containsExactly(null, null);
        assertThat(Reading.of(source.hiddenRows(HiddenRows.SKIP)).rows).hasSize(2);
        assertThatThrownBy(() -> Reading.of(source.mergedCells(MergedCells.FAIL)))
                .hasMessage(
                        "[PEN-2211] book.xlsx!data: the cells A2:A3 are merged and merged_cells is fail. Set merged_cells"
                                + " to repeat or first, or a range without merged cells.");
    }

    @Test
    void treatsErrorsAndFormulasWithoutAResultAsThePolicySays() throws Exception {
        Path file = directory.resolve("book.xlsx");
        try (Workbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("data");
            PoiBooks.fill(sheet, List.of(asList("n"), asList(1), List.of(), List.of()));
            sheet.createRow(2).createCell(0).setCellErrorValue(FormulaError.NA.getCode());
            sheet.createRow(3).createCell(0).setCellFormula("A2*2");
            PoiBooks.save(book, file);
        }
        ExcelExtractor source = ExcelExtractor.of(file).type("n", Type.INT64);
        assertThat(Reading.of(source).reasons)
                .containsExactly(
                        "book.xlsx!data:3 column 'n' (A): cannot read the error #N/A as INT64",
                        "book.xlsx!data:4 column 'n' (A): the formula has no result in the file");
        assertThat(Reading.of(source.errorCells(ErrorCells.NULL)).rows)
                .containsExactly(asList(1L), asList((Object) null), asList((Object) null));
        assertThat(Reading.of(source.type("n", Type.TEXT).errorCells(ErrorCells.TEXT)).rows)
                .containsExactly(asList("1"), asList("#N/A"));
    }

    @Test
    void choosesSheetsAndTellsWhichThereAre() throws Exception {
        Path file = directory.resolve("book.xlsx");
        try (Workbook book = new XSSFWorkbook()) {
            PoiBooks.fill(book.createSheet("secret"), List.of(asList("a"), asList(0)));
            PoiBooks.fill(book.createSheet("Loans"), List.of(asList("a"), asList(1)));
            PoiBooks.fill(book.createSheet("Loans (2)"), List.of(asList("a"), asList(2), asList(3)));
            book.setSheetHidden(0, true);
            book.setActiveSheet(1);
            PoiBooks.save(book, file);
        }
        ExcelExtractor source = ExcelExtractor.of(file);
        assertThat(Reading.of(source).rows).containsExactly(asList(1L));
        assertThat(Reading.of(source.sheet("loans*")).rows).containsExactly(asList(1L), asList(2L), asList(3L));
        assertThat(Reading.of(source.sheet("*")).rows).hasSize(3);
        assertThat(Reading.of(source.sheet("*").hiddenSheets(HiddenSheets.READ)).rows)
                .hasSize(4);
        assertThat(Reading.of(source.sheetNumber(1)).rows).containsExactly(asList(0L));
        assertThatThrownBy(() -> schema(source.sheet("Loanz")))
                .hasMessage(
                        "[PEN-2203] book.xlsx: there is no sheet 'Loanz'. Did you mean 'Loans'? Valid names: secret, Loans,"
                                + " Loans (2).");
        assertThatThrownBy(() -> schema(source.sheetNumber(4)))
                .hasMessage(
                        "[PEN-2203] book.xlsx: there is no sheet number 4, the workbook has 3. Sheets: 1 'secret' (hidden), 2"
                                + " 'Loans', 3 'Loans (2)'.");
        Reading resumed = Reading.of(
                source.sheet("loans*").resumeAfter(new Position("0:1:2", "")).orElseThrow());
        assertThat(resumed.rows).containsExactly(asList(3L));
    }

    @Test
    void readsXlsLikeXlsx() throws Exception {
        List<List<Object>> rows = List.of(
                asList("code", "n", "day", "moment", "flag"),
                asList("00123", 1.5, LocalDate.of(2026, 1, 2), LocalDateTime.of(2026, 1, 2, 3, 4), true),
                asList(null, 2, null, null, false));
        Path xls = directory.resolve("book.xls");
        try (Workbook book = new HSSFWorkbook()) {
            PoiBooks.fill(book.createSheet("data"), rows);
            PoiBooks.save(book, xls);
        }
        Path xlsx = PoiBooks.xlsx(directory.resolve("book.xlsx"), rows);
        assertThat(schema(ExcelExtractor.of(xls))).isEqualTo(schema(ExcelExtractor.of(xlsx)));
        assertThat(Reading.of(ExcelExtractor.of(xls)).rows)
                .hasSize(2)
                .isEqualTo(Reading.of(ExcelExtractor.of(xlsx)).rows);
        assertThat(Reading.of(ExcelExtractor.of(List.of(xls, xlsx))).rows).hasSize(4);
    }

    @Test
    void opensProtectedFilesWithTheirPasswordOnly() throws Exception {
        Path plain = book(row("a"), row(1));
        Path file = directory.resolve("protected.xlsx");
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("correct horse");
            try (var out = encryptor.getDataStream(system)) {
                Files.copy(plain, out);
            }
            try (var out = Files.newOutputStream(file)) {
                system.writeFilesystem(out);
            }
        }
        ExcelExtractor source = ExcelExtractor.of(file);
        assertThat(Reading.of(source.password("correct horse")).rows).containsExactly(asList(1L));
        assertThatThrownBy(() -> schema(source))
                .hasMessage(
                        "[PEN-2204] protected.xlsx: the workbook is protected by a password and none was given. Give the"
                                + " setting password.");
        assertThatThrownBy(() -> schema(source.password("battery staple")))
                .hasMessage(
                        "[PEN-2204] protected.xlsx: the workbook is protected and the password given is not the right one."
                                + " Check the setting password.");
        assertThat(source.password("battery staple").describe().toString())
                .contains("password=***")
                .doesNotContain("staple");
    }

    @Test
    void stopsInflationBombsByItsOwnSettings() throws Exception {
        Path file = Bombs.sheet(directory.resolve("bomb.xlsx"), 64 << 20);
        ExcelExtractor source = ExcelExtractor.of(file).header(Header.ABSENT);
        assertThatThrownBy(() -> schema(source))
                .hasMessage(
                        "[PEN-2205] bomb.xlsx: a part of the workbook unpacks to more than max_inflate_ratio times its size"
                                + " (200). Raise max_inflate_ratio if you trust the file; it may be made to fill your memory.");
        assertThatThrownBy(() -> schema(source.maxInflateRatio(100_000).maxInflatedBytes(1 << 20)))
                .hasMessageContaining(
                        "[PEN-2205] bomb.xlsx: a part of the workbook unpacks to more than max_inflated_bytes");
        Path texts = book(row("a"), row("x".repeat(2000)));
        assertThatThrownBy(() -> schema(ExcelExtractor.of(texts).maxSharedStringBytes(1000)))
                .hasMessageContaining("max_shared_string_bytes (1,000)");
    }

    @Test
    void refusesWhatIsNoWorkbookOrNoTable() throws Exception {
        Path text = Files.writeString(directory.resolve("a.xlsx"), "id,name\n");
        assertThatThrownBy(() -> schema(ExcelExtractor.of(text)))
                .hasMessage(
                        "[PEN-2201] a.xlsx: this is no Excel workbook: it is neither xlsx nor xls. Check the path; text files"
                                + " are read by the source csv.");
        assertThatThrownBy(() -> schema(ExcelExtractor.of(directory.resolve("none.xlsx"))))
                .hasMessageContaining("[PEN-2001]");
        assertThatThrownBy(() -> schema(ExcelExtractor.of(book()))).hasMessageContaining("[PEN-2206] book.xlsx!data:");
        assertThat(Reading.of(ExcelExtractor.of(book()).columnNames("a")).rows).isEmpty();
        assertThatThrownBy(() -> schema(ExcelExtractor.of(book(row("a", "b", "a")))))
                .hasMessageContaining("[PEN-2207] book.xlsx!data!C1: an earlier column is named 'a' too");
        assertThat(schema(ExcelExtractor.of(book(row("a", null, "a"))).duplicateNames(DuplicateNames.NUMBER))
                        .names())
                .containsExactly("a", "column_2", "a_2");
        assertThatThrownBy(
                        () -> schema(ExcelExtractor.of(book(row("a"), row(1))).type("b", Type.TEXT)))
                .hasMessageContaining("[PEN-2209] book.xlsx, types: there is no column 'b' in the sheet.");
        assertThatThrownBy(() -> ExcelExtractor.of(text).range("B3-H200"))
                .hasMessage("[PEN-2210] excel: range 'B3-H200' is none, write it like B3:H200, B:H, 3:200 or B3:H");
    }
}
