package io.penstock.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in docs/reference/types.md is what files and databases hold when other software looks; {@code -Dtypes.page=write} writes it. */
class TypesPageTest {
    private static final String BEGIN = "<!-- types: begin -->\n";
    private static final String END = "<!-- types: end -->\n";

    private static final Schema SCHEMA = Schema.of(
            Field.of("BOOLEAN", Type.BOOLEAN),
            Field.of("INT64", Type.INT64),
            Field.of("FLOAT64", Type.FLOAT64),
            Field.of("DECIMAL(10,2)", Type.decimal(10, 2)),
            Field.of("DECIMAL(38,9)", Type.decimal(38, 9)),
            Field.of("TEXT", Type.TEXT),
            Field.of("DATE", Type.DATE),
            Field.of("TIME", Type.TIME),
            Field.of("TIMESTAMP", Type.TIMESTAMP),
            Field.of("BINARY", Type.BINARY),
            Field.of("LIST<INT64>", Type.list(Type.INT64)),
            Field.of("STRUCT<a INT64>", Type.struct(List.of(Field.of("a", Type.INT64)))));

    private static final Object[] ROW = {
        true,
        12L,
        0.1,
        new BigDecimal("1.50"),
        new BigDecimal("12345678901234567890.123456789"),
        "näme",
        LocalDate.of(2024, 2, 29),
        LocalTime.of(10, 15, 30),
        Instant.parse("2024-02-29T10:15:30.123456Z"),
        new byte[] {1, 2, 3},
        List.of(1L, 2L),
        Map.of("a", 1L)
    };

    @TempDir
    Path directory;

    @Test
    void thePageTellsHowEachTypeIsHeld() throws Exception {
        Path page = Path.of("..", "docs", "reference", "types.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String table = table();
        if (System.getProperty("types.page", "").equals("write")) {
            Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table);
        }
    }

    private String table() throws Exception {
        List<String> names = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        try (Kinds kinds = new Kinds(directory)) {
            for (Kind kind : kinds.all()) {
                if (!kind.name().equals("jsonl") && !kind.name().equals("staging")) {
                    Pipeline.named("write")
                            .extract(MemorySource.of(SCHEMA).row(ROW))
                            .load(kind.sink("types", SCHEMA))
                            .build()
                            .run();
                    names.add(kind.name());
                    columns.add(forms(kind));
                }
            }
        }
        StringBuilder table = new StringBuilder();
        table.append("| | ").append(String.join(" | ", names)).append(" |\n|---|");
        table.append("---|".repeat(names.size())).append('\n');
        for (int c = 0; c < SCHEMA.size(); c++) {
            table.append("| `").append(SCHEMA.field(c).name()).append("` |");
            for (List<String> column : columns) {
                table.append(" `").append(column.get(c)).append("` |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static List<String> forms(Kind kind) throws IOException, SQLException {
        if (kind instanceof DatabaseKind database) {
            try (Connection connection = database.connect("types")) {
                return columnTypes(connection, database.name().equals("sqlite"));
            }
        } else if (kind instanceof RestKind rest) {
            return members(new String(rest.content("types"), java.nio.charset.StandardCharsets.UTF_8).strip());
        }
        Path file = ((FileKind) kind).file("types");
        return switch (kind.name()) {
            case "csv" -> cells(Files.readAllLines(file).get(1));
            case "json" ->
                members(Files.readAllLines(file).stream()
                        .filter(line -> line.contains("{"))
                        .findFirst()
                        .orElse(""));
            case "excel" -> excel(file);
            default -> parquet(file);
        };
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
    }

    /** The values of an object of one line, whose keys are the columns in order. */
    private static List<String> members(String object) {
        List<String> values = new ArrayList<>();
        for (int c = 0; c < SCHEMA.size(); c++) {
            String key = "\"" + SCHEMA.field(c).name() + "\":";
            int from = object.indexOf(key) + key.length();
            int to = c + 1 < SCHEMA.size()
                    ? object.indexOf(",\"" + SCHEMA.field(c + 1).name())
                    : object.lastIndexOf('}');
            values.add(object.substring(from, to).strip());
        }
        return values;
    }

    private static List<String> excel(Path file) throws IOException {
        List<String> forms = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            Row row = book.getSheetAt(0).getRow(1);
            for (int c = 0; c < SCHEMA.size(); c++) {
                Cell cell = row.getCell(c);
                String format = cell.getCellStyle().getDataFormatString();
                forms.add(
                        switch (cell.getCellType()) {
                            case BOOLEAN -> "boolean";
                            case NUMERIC -> format.equals("General") ? "number" : "number as " + format;
                            default -> "text " + cell.getStringCellValue();
                        });
            }
        }
        return forms;
    }

    private static List<String> parquet(Path file) throws SQLException {
        List<String> forms = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
            while (columns.next()) {
                forms.add(columns.getString("column_type"));
            }
        }
        return forms;
    }

    private static List<String> columnTypes(Connection connection, boolean sqlite) throws SQLException {
        List<String> forms = new ArrayList<>();
        if (sqlite) {
            try (Statement statement = connection.createStatement();
                    ResultSet columns = statement.executeQuery("PRAGMA table_info(types)")) {
                while (columns.next()) {
                    forms.add(columns.getString("type"));
                }
            }
            return forms;
        }
        try (ResultSet columns = connection.getMetaData().getColumns(null, null, "types", null)) {
            while (columns.next()) {
                String name = columns.getString("TYPE_NAME");
                boolean sized = name.equalsIgnoreCase("numeric");
                forms.add(
                        sized
                                ? name + "(" + columns.getInt("COLUMN_SIZE") + "," + columns.getInt("DECIMAL_DIGITS")
                                        + ")"
                                : name);
            }
        }
        return forms;
    }
}
