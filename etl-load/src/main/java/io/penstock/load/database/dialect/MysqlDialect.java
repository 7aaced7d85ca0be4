package io.penstock.load.database.dialect;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** MySQL 8 and MariaDB 10.5 and later. */
public final class MysqlDialect implements Dialect {
    public static final MysqlDialect MYSQL = new MysqlDialect();

    /** Numbers of server errors whose SQLSTATE is the unspecific HY000. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private static final int INCORRECT_VALUE = 1366;
    private static final int CHECK_VIOLATED = 3819;
    private static final int NO_DEFAULT = 1364;
    private static final int TABLE_FULL = 1114;
    private static final int DEADLOCK = 1213;

    private MysqlDialect() {}

    @Override
    public String product() {
        return "MySQL";
    }

    /** InnoDB's limit; the row size of 65,535 bytes is met by declaring long texts as LONGTEXT. */
    @Override
    public int maxColumns() {
        return 1017;
    }

    @Override
    public int maxNameBytes() {
        return 64;
    }

    @Override
    public String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /**
     * Texts compare byte by byte ({@code utf8mb4_bin}), so that keys that differ in case or accents stay apart. An instant is
     * a {@code DATETIME(6)} in UTC, because {@code TIMESTAMP} ends in 2038.
     */
    @Override
    public String columnType(Type type, boolean indexed) {
        if (type == Type.INT64) {
            return "BIGINT";
        } else if (type == Type.BOOLEAN) {
            return "BOOLEAN";
        } else if (type == Type.FLOAT64) {
            return "DOUBLE";
        } else if (type == Type.BINARY) {
            return indexed ? "VARBINARY(255)" : "LONGBLOB";
        } else if (type == Type.DATE) {
            return "DATE";
        } else if (type == Type.TIME) {
            return "TIME(6)";
        } else if (type == Type.TIMESTAMP) {
            return "DATETIME(6)";
        } else if (type instanceof DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        } else if (type.isNested()) {
            return "JSON";
        }
        return (indexed ? "VARCHAR(255)" : "LONGTEXT") + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    public Binding binding(Type type, String declared) {
        return StandardDialect.natural(type, Binding.UTC_DATE_TIME);
    }

    @Override
    public boolean storesNonFinite() {
        return false;
    }

    @Override
    public String updateOnConflict(List<String> keys, List<String> columns) {
        String changes = Dialect.assignments(this, keys, columns, "VALUES(", ")");
        String key = quote(keys.get(0));
        return " ON DUPLICATE KEY UPDATE " + (changes.isEmpty() ? key + " = " + key : changes);
    }

    @Override
    public String ignoreOnConflict(List<String> keys) {
        String key = quote(keys.get(0));
        return " ON DUPLICATE KEY UPDATE " + key + " = " + key;
    }

    /** Whole seconds, rounded up; values that do not fit their column are errors, never cut. */
    @Override
    public List<String> session(Duration lockTimeout) {
        long seconds = Math.max(1, (lockTimeout.toMillis() + 999) / 1000);
        return List.of(
                "SET SESSION innodb_lock_wait_timeout = " + seconds,
                "SET SESSION lock_wait_timeout = " + seconds,
                "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES,NO_ZERO_DATE')");
    }

    @Override
    public List<String> sessionEnd() {
        return List.of(
                "SET SESSION innodb_lock_wait_timeout = DEFAULT",
                "SET SESSION lock_wait_timeout = DEFAULT",
                "SET SESSION sql_mode = DEFAULT");
    }

    @Override
    public String createTemporary() {
        return "CREATE TEMPORARY TABLE";
    }

    @Override
    public String changeType(String table, String column, String declared, boolean required) {
        return "ALTER TABLE " + quote(table) + " MODIFY COLUMN " + quote(column) + " " + declared
                + (required ? " NOT NULL" : "");
    }

    @Override
    public boolean namesIndexesByTable() {
        return true;
    }

    /** One statement, so that nobody ever sees no table. */
    @Override
    public List<String> swap(String table, String replacement, String old) {
        return List.of(
                "DROP TABLE IF EXISTS " + quote(old),
                "RENAME TABLE " + quote(table) + " TO " + quote(old) + ", " + quote(replacement) + " TO "
                        + quote(table),
                "DROP TABLE " + quote(old));
    }

    @Override
    public String differ(String left, String right) {
        return "NOT (" + left + " <=> " + right + ")";
    }

    @Override
    public Cause cause(SQLException error) {
        return switch (number(error)) {
            case LOCK_WAIT_TIMEOUT, DEADLOCK -> Cause.LOCKED;
            case INCORRECT_VALUE, CHECK_VIOLATED, NO_DEFAULT -> Cause.ROW;
            case TABLE_FULL -> Cause.DISK_FULL;
            default -> SqlStates.cause(error);
        };
    }

    @Override
    public Failure refusal(SQLException error) {
        return switch (number(error)) {
            case 1062 -> Failure.of("unique", "the key is there already");
            case 1048, 1364 -> Failure.of("not_null", "a column that takes no null");
            case 1216, 1452 -> Failure.of("foreign_key", "the row refers to one that is not there");
            case 3819, 4025 -> Failure.of("check", "a CHECK of the table refused the row");
            case 1406 -> Failure.of("too_long", "a value is longer than its column");
            case 1264, 1292 -> Failure.of("out_of_range", "a value is outside the range of its column");
            default -> SqlStates.refusal(error);
        };
    }

    private static int number(SQLException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getErrorCode() > 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    @Override
    public boolean locksRows() {
        return true;
    }
}
