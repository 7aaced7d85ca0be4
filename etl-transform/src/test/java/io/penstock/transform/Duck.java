package io.penstock.transform;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ScalarType;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/** DuckDB as the second opinion on what a step gives: holds a table {@code t} of the same rows. */
public final class Duck implements AutoCloseable {
    private final Connection connection;

    public Duck(Batch table) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            StringJoiner columns = new StringJoiner(", ");
            for (Field field : table.schema().fields()) {
                columns.add('"' + field.name() + "\" " + sqlType(field.type()));
            }
            statement.execute("create table t (" + columns + ")");
            List<Row> rows = table.rows();
            for (int from = 0; from < rows.size(); from += 1000) {
                StringJoiner values = new StringJoiner(",", "insert into t values ", "");
                for (Row row : rows.subList(from, Math.min(rows.size(), from + 1000))) {
                    StringJoiner one = new StringJoiner(",", "(", ")");
                    row.values().forEach(value -> one.add(literal(value)));
                    values.add(one.toString());
                }
                statement.execute(values.toString());
            }
        }
    }

    private static String sqlType(Type type) {
        if (type instanceof DecimalType) {
            return type.toString();
        }
        return switch ((ScalarType) type) {
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case BINARY -> "BLOB";
            default -> type.toString();
        };
    }

    private static String literal(Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof byte[] bytes) {
            return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
        } else if (value instanceof String text) {
            return "decode(unhex('" + HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "'))";
        } else if (value instanceof Instant instant) {
            return "TIMESTAMP '" + instant.toString().replace("T", " ").replace("Z", "") + "'";
        } else if (value instanceof LocalDate || value instanceof LocalTime) {
            return "'" + value + "'";
        } else if (value instanceof Double number) {
            return "'" + (number.isInfinite() ? (number > 0 ? "inf" : "-inf") : number.toString()) + "'::DOUBLE";
        }
        return value.toString();
    }

    /** The rows of a query as Java values of the types of {@code schema}. */
    public List<List<Object>> query(String sql, Schema schema) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 0; c < schema.size(); c++) {
                    row.add(value(result.getObject(c + 1), schema.field(c).type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(Object given, Type type) throws SQLException {
        if (given == null) {
            return null;
        } else if (type == Type.INT64) {
            return new BigDecimal(given.toString()).longValueExact();
        } else if (type == Type.FLOAT64) {
            return ((Number) given).doubleValue() + 0.0;
        } else if (type instanceof DecimalType decimal) {
            return new BigDecimal(given.toString()).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
        } else if (given instanceof Blob blob) {
            return Arrays.toString(blob.getBytes(1, (int) blob.length()));
        } else if (given instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        } else if (given instanceof OffsetDateTime moment) {
            return moment.toInstant();
        } else if (given instanceof java.sql.Date date) {
            return date.toLocalDate();
        } else if (given instanceof Array array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        return given;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
