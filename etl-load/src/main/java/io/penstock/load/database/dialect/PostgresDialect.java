package io.penstock.load.database.dialect;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL 12 and later, and what speaks its protocol and its SQL. */
public final class PostgresDialect implements Dialect {
    public static final PostgresDialect POSTGRES = new PostgresDialect();

    private static final Pattern QUOTED = Pattern.compile("(?:constraint|column) \"((?:[^\"]|\"\")*)\"");

    private PostgresDialect() {}

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public int maxColumns() {
        return 1600;
    }

    /** NAMEDATALEN - 1; PostgreSQL itself cuts longer names without a word. */
    @Override
    public int maxNameBytes() {
        return 63;
    }

    @Override
    public boolean tellsCaseApart() {
        return true;
    }

    @Override
    public String columnType(Type type, boolean indexed) {
        if (type == Type.INT64) {
            return "bigint";
        } else if (type == Type.BOOLEAN) {
            return "boolean";
        } else if (type == Type.FLOAT64) {
            return "double precision";
        } else if (type == Type.BINARY) {
            return "bytea";
        } else if (type == Type.DATE) {
            return "date";
        } else if (type == Type.TIME) {
            return "time";
        } else if (type == Type.TIMESTAMP) {
            return "timestamptz";
        } else if (type instanceof DecimalType decimal) {
            return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        return type.isNested() ? "jsonb" : "text";
    }

    @Override
    public Binding binding(Type type, String declared) {
        return StandardDialect.natural(type, Binding.INSTANT);
    }

    @Override
    public String parameter(Type type) {
        return type.isNested() ? "CAST(? AS jsonb)" : "?";
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

    /** Zero would mean no limit, so the shortest wait is a millisecond. */
    @Override
    public List<String> transaction(Duration lockTimeout) {
        return List.of("SET LOCAL lock_timeout = " + Math.max(1, lockTimeout.toMillis()));
    }

    @Override
    public String createTemporary() {
        return "CREATE TEMPORARY TABLE";
    }

    /** A DELETE would leave dead rows behind, which every later statement would pass over. */
    @Override
    public String emptyTemporary(String table) {
        return "TRUNCATE TABLE " + quote(table);
    }

    @Override
    public String analyze(String table) {
        return "ANALYZE " + quote(table);
    }

    /** The key's index keeps a name of its own, which is changed too. */
    @Override
    public List<String> swap(String table, String replacement, String old) {
        return List.of(
                "DROP TABLE " + quote(table),
                "ALTER TABLE " + quote(replacement) + " RENAME TO " + quote(table),
                "ALTER INDEX IF EXISTS " + quote(replacement + "_pkey") + " RENAME TO " + quote(table + "_pkey"));
    }

    /** With the constraint's or the column's name, which the message gives in quotes; never with a value. */
    @Override
    public Failure refusal(SQLException error) {
        Failure plain = SqlStates.refusal(error);
        Matcher name = QUOTED.matcher(
                String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
        if (!name.find()) {
            return plain;
        }
        return Failure.of(plain.rule() + "(" + name.group(1) + ")", plain.message() + " ('" + name.group(1) + "')");
    }

    @Override
    public boolean locksRows() {
        return true;
    }
}
