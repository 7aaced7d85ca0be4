package io.penstock.load.database;

import io.penstock.load.sqlite.Affinity;
import io.penstock.load.sqlite.Storage;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What differs from one database to the next. A new database is a new constant and a branch where it says so. */
enum Dialect {
    SQLITE("SQLite", 2000);

    private final String product;
    private final int maxColumns;

    Dialect(String product, int maxColumns) {
        this.product = product;
        this.maxColumns = maxColumns;
    }

    /** The name its JDBC driver gives. */
    String product() {
        return product;
    }

    int maxColumns() {
        return maxColumns;
    }

    String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    String quoteAll(List<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", "));
    }

    /**
     * The declared type of a column. Dates and times get a name that tells what they are and, because {@code TEXT} is part of
     * it, TEXT affinity: a {@code DATE} column would turn the right side of {@code d > '2022'} into a number.
     */
    String columnType(Type type) {
        if (type == Type.INT64) {
            return "INTEGER";
        } else if (type == Type.BOOLEAN) {
            return "BOOLEAN";
        } else if (type == Type.FLOAT64) {
            return "REAL";
        } else if (type == Type.BINARY) {
            return "BLOB";
        } else if (type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP) {
            return type + " TEXT";
        } else if (type instanceof DecimalType decimal && decimal.precision() <= Storage.EXACT_REAL_DIGITS) {
            return type.toString();
        } else if (type instanceof DecimalType decimal) {
            return "DECIMAL TEXT(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        return "TEXT";
    }

    /** How values of a type are bound for a column. */
    Storage storage(Type type, String declared) {
        return Storage.of(type, Affinity.of(declared));
    }

    /** Whether a primary key of one column with this declared type is the table's own row number. */
    boolean isRowNumber(String declared) {
        return declared.strip().toUpperCase(Locale.ROOT).equals("INTEGER");
    }

    String insertInto(String table, List<String> columns) {
        return "INSERT INTO " + quote(table) + " (" + quoteAll(columns) + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** What follows an INSERT so that rows with a known key replace the old values; empty keys: a plain insert. */
    String onConflict(List<String> keys, List<String> columns) {
        if (keys.isEmpty()) {
            return "";
        }
        Set<String> isKey = Set.copyOf(keys);
        String changes = columns.stream()
                .filter(column -> !isKey.contains(column))
                .map(column -> quote(column) + " = excluded." + quote(column))
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + quoteAll(keys) + ") DO " + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
    }

    String createIndex(String name, String table, IndexSpec index) {
        return "CREATE " + (index.kind() == IndexSpec.Kind.UNIQUE ? "UNIQUE " : "") + "INDEX IF NOT EXISTS "
                + quote(name) + " ON " + quote(table) + " (" + quoteAll(index.columns()) + ")";
    }
}
