package io.penstock.extract.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** DuckDB as a second reader and as a writer of Parquet files. */
final class Duck implements AutoCloseable {
    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    static Duck open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Duck duck = new Duck(connection);
        duck.run("SET autoinstall_known_extensions = false");
        duck.run("SET autoload_known_extensions = false");
        return duck;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void insert(String table, List<Object> row) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int c = 0; c < row.size(); c++) {
                insert.setObject(c + 1, row.get(c));
            }
            insert.execute();
        }
    }

    /** The rows of a file, each value in {@link #plain} form. */
    List<List<Object>> read(Path file) throws SQLException {
        return query("SELECT * FROM read_parquet('" + file + "')");
    }

    List<List<Object>> query(String sql) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(plain(value(result, c)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(ResultSet result, int c) throws SQLException {
        String type = result.getMetaData().getColumnTypeName(c);
        if (type.startsWith("TIMESTAMP") && !type.contains("ZONE") && !type.endsWith("]")) {
            return result.getObject(c, LocalDateTime.class);
        }
        return result.getObject(c);
    }

    /** Of one of our columns: as {@link #plain}, structs as lists of their parts. */
    static Object ours(Object value) throws SQLException {
        if (value instanceof Map<?, ?> struct) {
            return ours(new ArrayList<>(struct.values()));
        } else if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (Object each : list) {
                all.add(ours(each));
            }
            return all;
        }
        return plain(value);
    }

    /** One form for equal values of both readers: exact numbers, instants, lists, bytes as hexadecimal text. */
    static Object plain(Object value) throws SQLException {
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) ? "NaN" : (Object) (number + 0.0);
        } else if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().toPlainString();
        } else if (value instanceof BigInteger || value instanceof Number) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        } else if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        } else if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (value instanceof Instant || value instanceof LocalTime) {
            return value;
        } else if (value instanceof OffsetTime time) {
            return time.toLocalTime();
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        } else if (value instanceof UUID) {
            return value.toString();
        }
        return nested(value);
    }

    private static Object nested(Object value) throws SQLException {
        if (value instanceof Array array) {
            return list(Arrays.asList((Object[]) array.getArray()));
        } else if (value instanceof Struct struct) {
            return list(Arrays.asList(struct.getAttributes()));
        } else if (value instanceof List<?> list) {
            return list(list);
        } else if (value instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.add(Arrays.asList(plain(entry.getKey()), plain(entry.getValue())));
            }
            return entries;
        }
        return value;
    }

    private static List<Object> list(List<?> values) throws SQLException {
        List<Object> all = new ArrayList<>();
        for (Object each : values) {
            all.add(plain(each));
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
