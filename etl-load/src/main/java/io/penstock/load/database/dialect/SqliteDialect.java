package io.penstock.load.database.dialect;

import io.penstock.load.sqlite.Affinity;
import io.penstock.load.sqlite.Storage;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;

/** SQLite. */
public final class SqliteDialect implements Dialect {
    public static final SqliteDialect SQLITE = new SqliteDialect();

    private static final Pattern DETAIL =
            Pattern.compile("\\((\\w+(?: \\w+)?) constraint failed(?:: (.*))?\\)$", Pattern.DOTALL);

    private SqliteDialect() {}

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public int maxColumns() {
        return 2000;
    }

    /**
     * The declared type of a column. Dates and times get a name that tells what they are and, because {@code TEXT} is part of
     * it, TEXT affinity: a {@code DATE} column would turn the right side of {@code d > '2022'} into a number.
     */
    @Override
    public String columnType(Type type, boolean indexed) {
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

    @Override
    public Binding binding(Type type, String declared) {
        return switch (Storage.of(type, Affinity.of(declared))) {
            case INTEGER -> type == Type.BOOLEAN ? Binding.FLAG : Binding.LONG;
            case REAL -> type instanceof DecimalType ? Binding.DOUBLE_OF_DECIMAL : Binding.DOUBLE;
            case BLOB -> Binding.BYTES;
            case TEXT -> Binding.TEXT;
        };
    }

    @Override
    public boolean isRowNumber(String declared) {
        return declared.strip().toUpperCase(Locale.ROOT).equals("INTEGER");
    }

    @Override
    public boolean definesInTransaction() {
        return true;
    }

    @Override
    public String updateOnConflict(List<String> keys, List<String> columns) {
        String changes = Dialect.assignments(this, keys, columns, "excluded.", "");
        return " ON CONFLICT (" + quoteAll(keys) + ") DO " + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
    }

    @Override
    public String ignoreOnConflict(List<String> keys) {
        return " ON CONFLICT (" + quoteAll(keys) + ") DO NOTHING";
    }

    /** Types of SQLite do not limit values, so there is nothing to widen. */
    @Override
    public String changeType(String table, String column, String declared, boolean required) {
        return "";
    }

    @Override
    public String createTemporary() {
        return "CREATE TEMP TABLE";
    }

    @Override
    public String differ(String left, String right) {
        return left + " IS NOT " + right;
    }

    @Override
    public String createIndex(String name, String table, List<String> columns, boolean unique) {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " + quote(name) + " ON " + quote(table)
                + " (" + quoteAll(columns) + ")";
    }

    @Override
    public Cause cause(SQLException error) {
        return find(error).isPresent() ? Cause.ROW : Cause.OTHER;
    }

    @Override
    public Failure refusal(SQLException error) {
        return find(error).orElseThrow(() -> new IllegalArgumentException("no row was refused", error));
    }

    private static Optional<Failure> find(SQLException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            int code = at instanceof SQLException sql ? sql.getErrorCode() & 0xff : 0;
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || code == SQLiteErrorCode.SQLITE_TOOBIG.code
                    || code == SQLiteErrorCode.SQLITE_MISMATCH.code) {
                return Optional.of(failure(code, String.valueOf(at.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static Failure failure(int code, String message) {
        if (code == SQLiteErrorCode.SQLITE_TOOBIG.code) {
            return Failure.of("row_size", "the row is larger than the database allows");
        } else if (code == SQLiteErrorCode.SQLITE_MISMATCH.code) {
            return Failure.of("key_type", "the key is not a whole number");
        }
        Matcher detail = DETAIL.matcher(message);
        if (!detail.find()) {
            return Failure.of("constraint", "the table refused the row");
        }
        String on = detail.group(2) == null ? "" : detail.group(2);
        return Failure.of(
                detail.group(1).toLowerCase(Locale.ROOT).replace(' ', '_') + "(" + on + ")",
                detail.group(1) + " constraint" + (on.isEmpty() ? "" : " on " + on) + " refused the row");
    }
}
