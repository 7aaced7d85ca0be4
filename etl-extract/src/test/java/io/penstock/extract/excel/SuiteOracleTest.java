package io.penstock.extract.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.error.EtlException;
import io.penstock.extract.Reading;
import io.penstock.extract.csv.Header;
import io.penstock.extract.text.Inference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every workbook of the public suites is read as POI's usermodel reads it, or refused with a code; nothing else happens. */
@Tag("gate")
class SuiteOracleTest {
    private static final String PASSWORD = "test";

    /** What may be told of a file, and the number of files of the suites of which it is. */
    private static final Map<String, Integer> EXPECTED = Map.of(
            "equal", 213,
            "differs as known", 4,
            "read where POI fails", 10,
            "refused PEN-2201, POI fails too", 4,
            "refused PEN-2202, POI fails too", 6);

    /** Files that POI reads otherwise, and why. */
    private static final Map<String, String> KNOWN = Map.of(
            "null_celltype.xlsx", "POI does not know that format 31 is a date in East Asian versions",
            "49273.xlsx", "POI takes a format with Chinese words for hour and minute for a number",
            "56702.xlsx", "POI takes a number cell with an empty value for 0",
            "dates.xlsx",
                    "times that were cut, not rounded, to 15 digits are 6 microseconds short; POI rounds to milliseconds");

    @Test
    void readsEveryWorkbookOfTheSuitesLikePoiOrRefusesIt() throws IOException {
        Path suites = Suites.require("excel");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(suites)) {
            files = walk.filter(f -> f.toString().matches(".*\\.xlsx?"))
                    .sorted()
                    .toList();
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> details = new ArrayList<>();
        for (Path file : files) {
            String outcome = outcome(file, details);
            outcomes.merge(outcome, 1, Integer::sum);
            if (!outcome.equals("equal")) {
                details.add(suites.relativize(file) + ": " + outcome);
            }
        }
        assertThat(outcomes).as(String.join("\n", details)).isEqualTo(EXPECTED);
    }

    private static String outcome(Path file, List<String> details) {
        Map<Integer, Map<String, String>> expected = new LinkedHashMap<>();
        try (Workbook book = WorkbookFactory.create(file.toFile(), PASSWORD, true)) {
            for (int s = 0; s < book.getNumberOfSheets(); s++) {
                expected.put(s + 1, cells(book.getSheetAt(s)));
            }
        } catch (RuntimeException | IOException | LinkageError e) {
            expected.clear();
        }
        if (expected.isEmpty()) {
            try {
                read(file, 1);
                return "read where POI fails";
            } catch (EtlException refused) {
                details.add(refused.getMessage());
                return "refused " + refused.code().id() + ", POI fails too";
            } catch (Exception crash) {
                return "crash " + crash;
            }
        }
        String outcome = "equal";
        for (Map.Entry<Integer, Map<String, String>> sheet : expected.entrySet()) {
            try {
                String difference = difference(read(file, sheet.getKey()), sheet.getValue());
                if (!difference.isEmpty()) {
                    details.add(file.getFileName() + " sheet " + sheet.getKey() + difference);
                    outcome = KNOWN.containsKey(file.getFileName().toString()) ? "differs as known" : "differs";
                }
            } catch (EtlException refused) {
                boolean empty = sheet.getValue().isEmpty()
                        && (refused.code().id().equals("PEN-2206")
                                || refused.code().id().equals("PEN-2203"));
                if (!empty) {
                    details.add(refused.getMessage());
                    outcome = "refused " + refused.code().id();
                }
            } catch (Exception crash) {
                outcome = "crash " + crash;
            }
        }
        return outcome;
    }

    private static String difference(Map<String, String> found, Map<String, String> expected) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (Map.Entry<String, String> cell : expected.entrySet()) {
            String value = found.getOrDefault(cell.getKey(), cell.getValue().isEmpty() ? "" : "nothing");
            if (!List.of(cell.getValue().split("\0", -1)).contains(value) && shown++ < 3) {
                text.append("; ")
                        .append(cell.getKey())
                        .append(" '")
                        .append(value)
                        .append("' instead of '")
                        .append(cell.getValue().replace('\0', '|'))
                        .append("'");
            }
        }
        for (Map.Entry<String, String> cell : found.entrySet()) {
            if (!expected.containsKey(cell.getKey()) && shown++ < 3) {
                text.append("; ")
                        .append(cell.getKey())
                        .append(" '")
                        .append(cell.getValue())
                        .append("' too much");
            }
        }
        return text.toString();
    }

    private static Map<String, String> read(Path file, int sheet) throws Exception {
        ExcelExtractor source = ExcelExtractor.of(file)
                .sheetNumber(sheet)
                .header(Header.ABSENT)
                .inference(Inference.TEXT)
                .errorCells(ErrorCells.TEXT)
                .extraCells(ExtraCells.FAIL)
                .password(PASSWORD);
        Reading reading = Reading.of(source);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int r = 0; r < reading.rows.size(); r++) {
            List<Object> row = reading.rows.get(r);
            String number = reading.places.get(r).replaceAll("(?s).*:", "");
            for (int c = 0; c < row.size(); c++) {
                if (row.get(c) != null) {
                    cells.put(number + "," + c, (String) row.get(c));
                }
            }
        }
        for (String reason : reading.reasons) {
            cells.put("rejected " + cells.size(), reason);
        }
        return cells;
    }

    private static Map<String, String> cells(Sheet sheet) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                String text = text(cell);
                if (text != null) {
                    cells.put((cell.getRowIndex() + 1) + "," + cell.getColumnIndex(), text);
                }
            }
        }
        return cells;
    }

    /** The cell's text; several where there is more than one right way to say it. */
    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            case NUMERIC -> number(cell);
            default -> null;
        };
    }

    private static String number(Cell cell) {
        double value = cell.getNumericCellValue();
        String plain = Math.abs(value) >= 1e21 || (value != 0 && Math.abs(value) < 1e-10)
                ? String.valueOf(value)
                : value == 0
                        ? "0"
                        : new BigDecimal(String.valueOf(value))
                                .stripTrailingZeros()
                                .toPlainString();
        if (!DateUtil.isCellDateFormatted(cell)) {
            return plain;
        }
        LocalDateTime moment = cell.getLocalDateTimeCellValue();
        String iso = moment.toString();
        return String.join("\0", iso, iso.substring(0, 10), iso.substring(11), plain);
    }
}
