package io.penstock.transform.join;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random tables with a number per row, the same in memory and in DuckDB. */
public final class Tables implements AutoCloseable {
    /** Every type that a key can have. */
    public static final List<Type> KEY_TYPES = List.of(
            Type.INT64,
            Type.TEXT,
            Type.FLOAT64,
            Type.BOOLEAN,
            Type.DATE,
            Type.TIME,
            Type.TIMESTAMP,
            Type.decimal(10, 2),
            Type.decimal(25, 3),
            Type.BINARY);

    private final Connection duck;

    public Tables() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duck.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    /** Rows of a number and random key values, of which few are different; a tenth is null. */
    public static List<List<Object>> rows(Random random, List<Type> types, int count, int values) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            row.add((long) i);
            for (Type type : types) {
                row.add(random.nextInt(10) == 0 ? null : value(type, random.nextInt(values)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(Type type, int v) {
        if (type == Type.INT64) {
            return v == 1 ? Long.MIN_VALUE : (long) v;
        } else if (type == Type.TEXT) {
            return v == 1 ? "" : v == 2 ? "ünï" : "value number " + v;
        } else if (type == Type.FLOAT64) {
            return v == 1 ? Double.NaN : v == 2 ? Double.NEGATIVE_INFINITY : v == 3 ? -0.0 : v == 4 ? 0.0 : v / 4.0;
        } else if (type == Type.BOOLEAN) {
            return v % 2 == 0;
        } else if (type == Type.DATE) {
            return LocalDate.of(2026, 1, 1).plusDays(v);
        } else if (type == Type.TIME) {
            return LocalTime.of(v % 24, v % 60, 1);
        } else if (type == Type.TIMESTAMP) {
            return Instant.parse("2026-01-01T00:00:00.000001Z").plusSeconds(v);
        } else if (type == Type.BINARY) {
            return ("b" + v).getBytes(StandardCharsets.UTF_8);
        } else if (type.equals(Type.decimal(10, 2))) {
            return BigDecimal.valueOf(v * 25L, 2);
        }
        return new BigDecimal("1234567890123456789012.000").add(BigDecimal.valueOf(v, 3));
    }

    /** The columns {@code number}, then one per type, whose names begin with {@code prefix}. */
    public static Schema schema(String number, String prefix, List<Type> types) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(number, Type.INT64));
        for (int k = 0; k < types.size(); k++) {
            fields.add(Field.of(prefix + k, types.get(k)));
        }
        return Schema.of(fields);
    }

    public static Batch batch(Schema schema, List<List<Object>> rows) {
        BatchBuilder builder = BatchBuilder.of(schema);
        rows.forEach(row -> builder.add(row.toArray()));
        return builder.build();
    }

    public static MemorySource source(Schema schema, List<List<Object>> rows) {
        return MemorySource.of(schema).rows(rows);
    }

    /** Makes the table in DuckDB. */
    public void create(String table, Schema schema, List<List<Object>> rows) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Field field : schema.fields()) {
            columns.add(field.name() + " " + sql(field.type()));
            marks.add("?");
        }
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE " + table + " (" + String.join(", ", columns) + ")");
        }
        duck.setAutoCommit(false);
        try (PreparedStatement insert =
                duck.prepareStatement("INSERT INTO " + table + " VALUES (" + String.join(", ", marks) + ")")) {
            for (List<Object> row : rows) {
                for (int c = 0; c < row.size(); c++) {
                    insert.setObject(c + 1, jdbc(row.get(c)));
                }
                insert.addBatch();
            }
            if (!rows.isEmpty()) {
                insert.executeBatch();
            }
        }
        duck.commit();
        duck.setAutoCommit(true);
    }

    private static Object jdbc(Object value) {
        return value instanceof Instant instant
                ? Timestamp.valueOf(instant.atZone(ZoneOffset.UTC).toLocalDateTime())
                : value;
    }

    private static String sql(Type type) {
        return type == Type.TEXT
                ? "VARCHAR"
                : type == Type.INT64
                        ? "BIGINT"
                        : type == Type.FLOAT64 ? "DOUBLE" : type == Type.BINARY ? "BLOB" : type.toString();
    }

    /** The whole numbers (or nulls) that a query gives, row by row, sorted. */
    public List<String> numbers(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    Object value = result.getObject(c);
                    row.add(value == null ? null : ((Number) value).longValue());
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
