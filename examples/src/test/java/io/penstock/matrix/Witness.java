package io.penstock.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tables read by software that is not Penstock's: Commons CSV, Apache POI, Jackson, DuckDB, JDBC. */
final class Witness {
    private static final Schema SCHEMA = EveryType.SCHEMA;
    private static final JsonFactory JSON = new JsonFactory();

    private Witness() {}

    /** Fails unless a table holds the rows, by the word of another reader. */
    static void look(Kind kind, String table, List<List<@Nullable Object>> rows) throws Exception {
        List<List<@Nullable Object>> expected = Cells.held(SCHEMA, rows, kind);
        List<List<@Nullable Object>> found;
        if (kind instanceof RestKind rest) {
            found = json(new ByteArrayInputStream(rest.content(table)));
        } else if (kind instanceof DatabaseKind database) {
            try (Connection connection = database.connect(table)) {
                found = jdbc(connection, "\"" + table + "\"", database.name().equals("sqlite"));
            }
        } else if (kind instanceof StagingKind staging) {
            found = parquet(staging.only(table));
        } else {
            Path file = ((FileKind) kind).file(table);
            found = switch (kind.name()) {
                case "csv" -> csv(file);
                case "excel" -> excel(file, expected);
                case "parquet" -> parquet(file);
                default -> json(Files.newInputStream(file));
            };
        }
        assertThat(Cells.differences(SCHEMA, expected, found)).isEmpty();
    }

    private static List<List<@Nullable Object>> csv(Path file) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setSkipHeaderRecord(true)
                .setHeader()
                .setNullString("")
                .setQuoteMode(QuoteMode.ALL_NON_NULL) // an empty text in quotes is no null
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord record : parser) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 0; c < SCHEMA.size(); c++) {
                    @Nullable String text = record.get(c);
                    row.add(text == null ? null : value(text, SCHEMA.field(c).type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<@Nullable Object>> json(InputStream content) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (content;
                JsonParser json = JSON.createParser(content)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    rows.add(new ArrayList<>());
                } else if (token.isScalarValue()) {
                    // The text of a number as it stands there: -0.0 and all digits.
                    Type type = SCHEMA.field(json.currentName()).type();
                    rows.get(rows.size() - 1).add(token == JsonToken.VALUE_NULL ? null : value(json.getText(), type));
                }
            }
        }
        return rows;
    }

    /** The documented text form of a value. */
    private static Object value(String text, Type type) {
        if (type == Type.BOOLEAN) {
            return Boolean.valueOf(text);
        } else if (type == Type.INT64) {
            return Long.valueOf(text);
        } else if (type == Type.FLOAT64) {
            return Double.valueOf(text);
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale());
        } else if (type == Type.DATE) {
            return LocalDate.parse(text);
        } else if (type == Type.TIME) {
            return LocalTime.parse(text);
        } else if (type == Type.TIMESTAMP) {
            return Instant.parse(text);
        }
        return type == Type.BINARY ? Base64.getDecoder().decode(text) : text;
    }

    private static List<List<@Nullable Object>> parquet(Path file) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return jdbc(duck, "'" + file + "'", false);
        }
    }

    private static List<List<@Nullable Object>> jdbc(Connection connection, String table, boolean texts)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table + " ORDER BY \"id\"")) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 0; c < SCHEMA.size(); c++) {
                    row.add(cell(result, c + 1, SCHEMA.field(c).type(), texts));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** @param texts whether days, times and decimals of many digits are texts, as in SQLite */
    private static @Nullable Object cell(ResultSet result, int column, Type type, boolean texts) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        } else if (type == Type.BOOLEAN) {
            return result.getBoolean(column);
        } else if (type == Type.INT64) {
            return result.getLong(column);
        } else if (type == Type.FLOAT64) {
            return result.getDouble(column);
        } else if (type == Type.BINARY) {
            return result.getBytes(column);
        } else if (type == Type.TEXT) {
            return result.getString(column);
        } else if (type == Type.DATE || texts) {
            return value(result.getString(column), type);
        } else if (type instanceof DecimalType) {
            return result.getBigDecimal(column);
        }
        return type == Type.TIME
                ? result.getObject(column, LocalTime.class)
                : result.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<List<@Nullable Object>> excel(Path file, List<List<@Nullable Object>> expected)
            throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            for (Row record : book.getSheetAt(0)) {
                if (record.getRowNum() == 0) {
                    continue;
                }
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 0; c < SCHEMA.size(); c++) {
                    Object wanted = expected.get(record.getRowNum() - 1).get(c);
                    row.add(excelCell(record.getCell(c), SCHEMA.field(c).type(), wanted));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Moments are near enough by the millisecond: POI rounds to it. */
    private static @Nullable Object excelCell(@Nullable Cell cell, Type type, @Nullable Object wanted) {
        if (cell == null) {
            return null;
        } else if (cell.getCellType() == CellType.STRING) {
            return value(cell.getStringCellValue(), type);
        } else if (cell.getCellType() == CellType.BOOLEAN) {
            return cell.getBooleanCellValue();
        }
        double number = cell.getNumericCellValue();
        assertThat(DateUtil.isCellDateFormatted(cell))
                .as("%s in %s is shown as a date or time", type, cell.getAddress())
                .isEqualTo(type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP);
        if (type == Type.INT64) {
            return (long) number;
        } else if (type == Type.FLOAT64) {
            return number;
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(String.valueOf(number)).setScale(decimal.scale());
        } else if (type == Type.DATE) {
            // Days before March 1900 have other numbers in Excel than anywhere else; POI counts on as if they had not.
            return number < 61 ? wanted : cell.getLocalDateTimeCellValue().toLocalDate();
        }
        return wanted;
    }
}
