package io.penstock.extract.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks for tests, written by POI. */
final class PoiBooks {
    private PoiBooks() {}

    /** One sheet {@code data} with these rows. */
    static Path xlsx(Path file, List<? extends List<?>> rows) throws IOException {
        try (Workbook book = new XSSFWorkbook()) {
            fill(book.createSheet("data"), rows);
            return save(book, file);
        }
    }

    static Path save(Workbook book, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    static void fill(Sheet sheet, List<? extends List<?>> rows) {
        CellStyle date = style(sheet, "yyyy-mm-dd");
        CellStyle timestamp = style(sheet, "yyyy-mm-dd hh:mm:ss.000");
        CellStyle time = style(sheet, "hh:mm:ss");
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object value = rows.get(r).get(c);
                if (value == null) {
                    continue;
                }
                Cell cell = row.createCell(c);
                if (value instanceof String text) {
                    cell.setCellValue(text);
                } else if (value instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else if (value instanceof Boolean flag) {
                    cell.setCellValue(flag);
                } else if (value instanceof LocalDate day) {
                    cell.setCellValue(day);
                    cell.setCellStyle(date);
                } else if (value instanceof LocalDateTime moment) {
                    cell.setCellValue(moment);
                    cell.setCellStyle(timestamp);
                } else if (value instanceof LocalTime moment) {
                    cell.setCellValue(DateUtil.convertTime(moment.toString()));
                    cell.setCellStyle(time);
                } else {
                    throw new IllegalArgumentException(value.getClass().getName());
                }
            }
        }
    }

    private static CellStyle style(Sheet sheet, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        return style;
    }
}
