package io.penstock.quality.profile;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A table {@code t} in DuckDB: its rows as batches, and answers of SQL about it. */
public final class DuckTable implements AutoCloseable {
    private static final int BATCH = 3000;

    private final Connection connection;

    public DuckTable(String select) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS " + select);
        }
    }

    /** The first value of the first row. */
    public Object ask(String sql) throws SQLException {
        List<Object> row = rows(sql).get(0);
        return row.get(0);
    }

    public double number(String sql) throws SQLException {
        Object answer = ask(sql);
        return answer == null ? Double.NaN : ((Number) answer).doubleValue();
    }

    public long count(String sql) throws SQLException {
        return ((Number) ask(sql)).longValue();
    }

    public List<List<Object>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int c = 1; c <= found.getMetaData().getColumnCount(); c++) {
                    row.add(value(found.getObject(c)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    public Schema schema() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM t LIMIT 0")) {
            ResultSetMetaData meta = found.getMetaData();
            List<Field> fields = new ArrayList<>();
            for (int c = 1; c <= meta.getColumnCount(); c++) {
                fields.add(Field.of(meta.getColumnName(c), type(meta.getColumnTypeName(c))));
            }
            return Schema.of(fields);
        }
    }

    private static Type type(String name) {
        return switch (name) {
            case "BIGINT", "INTEGER" -> Type.INT64;
            case "DOUBLE" -> Type.FLOAT64;
            case "VARCHAR" -> Type.TEXT;
            case "BLOB" -> Type.BINARY;
            default -> Type.parse(name);
        };
    }

    public List<Batch> batches() throws SQLException {
        BatchBuilder builder = BatchBuilder.of(schema());
        List<Batch> batches = new ArrayList<>();
        int rows = 0;
        for (List<Object> row : rows("SELECT * FROM t")) {
            builder.add(row.toArray());
            if (++rows % BATCH == 0) {
                batches.add(builder.build());
            }
        }
        batches.add(builder.build());
        return batches;
    }

    /** As Penstock's Java types. */
    private static Object value(Object found) throws SQLException {
        if (found instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        } else if (found instanceof java.sql.Date date) {
            return date.toLocalDate();
        } else if (found instanceof java.sql.Timestamp time) {
            return time.toLocalDateTime().toInstant(ZoneOffset.UTC);
        } else if (found instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        } else if (found instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (found instanceof Integer whole) {
            return whole.longValue();
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
