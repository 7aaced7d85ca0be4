package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.SingleLoad;
import io.penstock.data.Batch;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.load.excel.ExcelLoader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Loans into a workbook of one sheet and out of it; dates are cells with a date format. */
final class ExcelLaps {
    private static final String DAY = "yyyy-mm-dd";
    private static final int WINDOW = 100;
    private static final int COLUMNS = 17;

    private ExcelLaps() {}

    static Lap of(String side, Path file, int rows) throws Exception {
        if (side.equals("read-penstock")) {
            return readByPenstock(file);
        } else if (side.equals("read-fastexcel")) {
            return readByFastExcel(file);
        }
        try (Loans loans = new Loans(rows)) {
            List<Batch> batches = loans.batches();
            return switch (side) {
                case "penstock" ->
                    writing(file, () -> {
                        try (KernelContext context = new KernelContext()) {
                            SingleLoad.run(ExcelLoader.of(file), batches, context);
                        }
                    });
                case "sxssf" -> {
                    List<List<@Nullable Object>> cells = loans.rows();
                    yield writing(file, () -> writeBySxssf(file, Loans.names(batches), cells));
                }
                case "fastexcel" -> {
                    List<List<@Nullable Object>> cells = loans.rows();
                    yield writing(file, () -> writeByFastExcel(file, Loans.names(batches), cells));
                }
                default -> throw new IllegalArgumentException(side);
            };
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Lap writing(Path file, Work work) {
        return new Lap() {
            @Override
            public void prepare() throws IOException {
                Files.deleteIfExists(file);
            }

            @Override
            public void run() throws Exception {
                work.run();
            }

            @Override
            public String answer() throws IOException {
                CellHash hash = CellHash.ofSerialDates();
                readFast(file, hash);
                return hash.toString();
            }
        };
    }

    static void writeBySxssf(Path file, List<String> names, List<List<@Nullable Object>> rows) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SXSSFSheet sheet = book.createSheet("data");
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat(DAY));
            SXSSFRow header = sheet.createRow(0);
            for (int c = 0; c < names.size(); c++) {
                header.createCell(c).setCellValue(names.get(c));
            }
            int number = 1;
            for (List<@Nullable Object> row : rows) {
                SXSSFRow made = sheet.createRow(number++);
                for (int c = 0; c < COLUMNS; c++) {
                    Object value = row.get(c);
                    if (value == null) {
                        continue;
                    }
                    Cell cell = made.createCell(c);
                    if (value instanceof LocalDate date) {
                        cell.setCellValue(date);
                        cell.setCellStyle(day);
                    } else if (value instanceof Number numeric) {
                        cell.setCellValue(numeric.doubleValue());
                    } else {
                        cell.setCellValue(value.toString());
                    }
                }
            }
            book.write(out);
        }
    }

    private static void writeByFastExcel(Path file, List<String> names, List<List<@Nullable Object>> rows)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook book = new Workbook(out, "benchmark", "1.0")) {
            Worksheet sheet = book.newWorksheet("data");
            for (int c = 0; c < names.size(); c++) {
                sheet.inlineString(0, c, names.get(c));
            }
            int number = 1;
            for (List<@Nullable Object> row : rows) {
                for (int c = 0; c < COLUMNS; c++) {
                    Object value = row.get(c);
                    if (value instanceof LocalDate date) {
                        sheet.value(number, c, date);
                        sheet.style(number, c).format(DAY).set();
                    } else if (value instanceof Number numeric) {
                        sheet.value(number, c, numeric);
                    } else if (value != null) {
                        sheet.inlineString(number, c, value.toString());
                    }
                }
                if (++number % 1_000 == 0) {
                    sheet.flush();
                }
            }
            book.finish();
        }
    }

    private static Lap readByPenstock(Path file) {
        return new Lap() {
            @Override
            public void run() throws Exception {
                Drain.rows(ExcelExtractor.of(file), 1, batch -> {});
            }

            @Override
            public String answer() throws Exception {
                CellHash hash = CellHash.ofSerialDates();
                Drain.rows(ExcelExtractor.of(file), 1, hash::add);
                return hash.toString();
            }
        };
    }

    private static Lap readByFastExcel(Path file) {
        return new Lap() {
            @Override
            public void run() throws Exception {
                readFast(file, null);
            }

            @Override
            public String answer() throws Exception {
                CellHash hash = CellHash.ofSerialDates();
                readFast(file, hash);
                return hash.toString();
            }
        };
    }

    /** Every cell below the header as a string or a number. */
    private static long readFast(Path file, @Nullable CellHash hash) throws IOException {
        long used = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) rows.skip(1)::iterator) {
                for (int c = 0; c < COLUMNS; c++) {
                    org.dhatim.fastexcel.reader.Cell cell = c < row.getCellCount() ? row.getCell(c) : null;
                    Object value = null;
                    if (cell != null && cell.getType() == CellType.NUMBER) {
                        value = cell.asNumber();
                    } else if (cell != null && cell.getType() == CellType.STRING) {
                        value = cell.asString();
                    }
                    used += value == null ? 0 : 1;
                    if (hash != null) {
                        hash.cell(value);
                    }
                }
                if (hash != null) {
                    hash.endRow();
                }
            }
        }
        return used;
    }
}
