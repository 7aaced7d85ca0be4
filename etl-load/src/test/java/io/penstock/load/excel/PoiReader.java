package io.penstock.load.excel;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;

/** What POI's usermodel sees in a workbook, as the values of a schema; the oracle of these tests. */
final class PoiReader {
    private PoiReader() {}

    /** The rows of a sheet without its header. */
    static List<List<@Nullable Object>> rows(Path file, String sheetName, Schema schema) throws IOException {
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            Sheet sheet = book.getSheet(sheetName);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int r = 1; r <= sheet.getLastRowNum(); r++) {
                Row row = sheet.getRow(r);
                List<@Nullable Object> values = new ArrayList<>();
                for (int c = 0; c < schema.size(); c++) {
                    values.add(value(
                            row == null ? null : row.getCell(c), schema.field(c).type()));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    static @Nullable Object value(@Nullable Cell cell, Type type) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return null;
        } else if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        } else if (cell.getCellType() == CellType.BOOLEAN) {
            return cell.getBooleanCellValue();
        } else if (type == Type.DATE) {
            return cell.getLocalDateTimeCellValue().toLocalDate();
        } else if (type == Type.TIME) {
            return cell.getLocalDateTimeCellValue().toLocalTime();
        } else if (type == Type.TIMESTAMP) {
            return cell.getLocalDateTimeCellValue().toInstant(ZoneOffset.UTC);
        }
        return type == Type.INT64 ? (Object) (long) cell.getNumericCellValue() : (Object) cell.getNumericCellValue();
    }
}
