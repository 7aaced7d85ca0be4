package io.penstock.load.parquet;

import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files with DuckDB. */
final class DuckReader implements AutoCloseable {
    private final Connection connection;

    DuckReader() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** Every row of a file as Java values; see {@link io.penstock.data.Column#value}. */
    List<List<@Nullable Object>> rows(Path file, Schema schema) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 0; c < schema.size(); c++) {
                    row.add(value(result.getObject(c + 1), schema.field(c).type()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The rows of a query, {@code %s} being the file, as texts. */
    List<List<@Nullable String>> query(String sql, Path file) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("%s", "'" + file + "'"))) {
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    row.add(result.getString(c));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(@Nullable Object value, Type type) throws SQLException {
        if (value == null) {
            return null;
        } else if (type instanceof ListType list) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (Object element : (Object[]) ((Array) value).getArray()) {
                elements.add(value(element, list.element()));
            }
            return elements;
        } else if (type instanceof StructType struct) {
            Object[] parts = ((Struct) value).getAttributes();
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int p = 0; p < parts.length; p++) {
                Field part = struct.fields().get(p);
                map.put(part.name(), value(parts[p], part.type()));
            }
            return map;
        } else if (value instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
