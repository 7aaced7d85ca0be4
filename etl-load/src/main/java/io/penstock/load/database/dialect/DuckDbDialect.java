package io.penstock.load.database.dialect;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.sql.SQLException;
import java.util.List;

/** DuckDB. It has no savepoints: after a statement that failed only the whole transaction can be taken back. */
public final class DuckDbDialect implements Dialect {
    public static final DuckDbDialect DUCKDB = new DuckDbDialect();

    private DuckDbDialect() {}

    @Override
    public String product() {
        return "DuckDB";
    }

    @Override
    public int maxColumns() {
        return 10_000;
    }

    @Override
    public String columnType(Type type, boolean indexed) {
        if (type == Type.INT64) {
            return "BIGINT";
        } else if (type == Type.BOOLEAN) {
            return "BOOLEAN";
        } else if (type == Type.FLOAT64) {
            return "DOUBLE";
        } else if (type == Type.BINARY) {
            return "BLOB";
        } else if (type == Type.DATE) {
            return "DATE";
        } else if (type == Type.TIME) {
            return "TIME";
        } else if (type == Type.TIMESTAMP) {
            return "TIMESTAMP WITH TIME ZONE";
        } else if (type instanceof DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        return type.isNested() ? "JSON" : "VARCHAR";
    }

    /** Its driver passes days through {@code java.sql.Date}, which moves those of October 1582 that Rome left out. */
    @Override
    public Binding binding(Type type, String declared) {
        return type == Type.DATE ? Binding.DAY_START : StandardDialect.natural(type, Binding.INSTANT);
    }

    /** Its driver runs each statement of a batch by itself; 50 rows in one are eight times as fast. */
    @Override
    public int rowsPerInsert() {
        return 50;
    }

    @Override
    public boolean definesInTransaction() {
        return true;
    }

    @Override
    public boolean hasSavepoints() {
        return false;
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

    @Override
    public String createTemporary() {
        return "CREATE TEMP TABLE";
    }

    /** A DELETE would leave dead rows behind, which every later statement would pass over. */
    @Override
    public String emptyTemporary(String table) {
        return "TRUNCATE TABLE " + quote(table);
    }

    @Override
    public boolean renamesIndexed() {
        return false;
    }

    /** Its errors have no SQLSTATE; their kind begins the message. */
    @Override
    public Cause cause(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("Constraint Error")
                || message.contains("Conversion Error")
                || message.contains("Out of Range Error")) {
            return Cause.ROW;
        }
        return message.contains("Could not set lock") || message.contains("TransactionContext Error: Conflict")
                ? Cause.LOCKED
                : Cause.OTHER;
    }

    @Override
    public Failure refusal(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("Duplicate key") || message.contains("unique constraint")) {
            return Failure.of("unique", "the key is there already");
        } else if (message.contains("NOT NULL")) {
            return Failure.of("not_null", "a column that takes no null");
        } else if (message.contains("CHECK")) {
            return Failure.of("check", "a CHECK of the table refused the row");
        }
        return Failure.of("value", "the table refused the row");
    }
}
