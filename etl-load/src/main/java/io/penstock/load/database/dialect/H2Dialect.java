package io.penstock.load.database.dialect;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** H2 2.x in its regular mode. */
public final class H2Dialect implements Dialect {
    public static final H2Dialect H2 = new H2Dialect();

    private static final int LOCK_TIMEOUT = 50200;
    private static final int DEADLOCK = 40001;

    private H2Dialect() {}

    @Override
    public String product() {
        return "H2";
    }

    @Override
    public int maxColumns() {
        return 16384;
    }

    @Override
    public int maxNameBytes() {
        return 256;
    }

    @Override
    public boolean tellsCaseApart() {
        return true;
    }

    @Override
    public String columnType(Type type, boolean indexed) {
        if (type == Type.INT64) {
            return "BIGINT";
        } else if (type == Type.BOOLEAN) {
            return "BOOLEAN";
        } else if (type == Type.FLOAT64) {
            return "DOUBLE PRECISION";
        } else if (type == Type.BINARY) {
            return "VARBINARY";
        } else if (type == Type.DATE) {
            return "DATE";
        } else if (type == Type.TIME) {
            return "TIME(6)";
        } else if (type == Type.TIMESTAMP) {
            return "TIMESTAMP(6) WITH TIME ZONE";
        } else if (type instanceof DecimalType decimal) {
            return "NUMERIC(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        return type.isNested() ? "JSON" : "VARCHAR";
    }

    @Override
    public Binding binding(Type type, String declared) {
        return StandardDialect.natural(type, Binding.INSTANT);
    }

    /** A text bound to a JSON column would become a JSON string. */
    @Override
    public String parameter(Type type) {
        return type.isNested() ? "? FORMAT JSON" : "?";
    }

    @Override
    public List<String> session(Duration lockTimeout) {
        return List.of("SET LOCK_TIMEOUT " + lockTimeout.toMillis());
    }

    /** What a new connection has. */
    @Override
    public List<String> sessionEnd() {
        return List.of("SET LOCK_TIMEOUT 2000");
    }

    @Override
    public String createTemporary() {
        return "CREATE LOCAL TEMPORARY TABLE";
    }

    @Override
    public Cause cause(SQLException error) {
        return error.getErrorCode() == LOCK_TIMEOUT || error.getErrorCode() == DEADLOCK
                ? Cause.LOCKED
                : SqlStates.cause(error);
    }

    /** An UPDATE or DELETE with EXISTS looks at every row of the table, however few rows the other one has. */
    @Override
    public boolean merges() {
        return true;
    }

    @Override
    public boolean locksRows() {
        return true;
    }
}
