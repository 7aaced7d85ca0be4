package io.penstock.extract.database.postgres;

import io.penstock.extract.database.jdbc.JdbcForm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value stands in a binary COPY (PostgreSQL, {@code src/backend/utils/adt}, the functions named {@code …send}). */
public enum WireType {
    INT2,
    INT4,
    INT8,
    FLOAT4,
    FLOAT8,
    BOOL,
    NUMERIC,
    DATE,
    TIME,
    TIMESTAMP,
    BYTES,
    TEXT,
    /** Text once the server has written it so. */
    WRITTEN;

    /**
     * The way of a column.
     *
     * @param nativeType the server's name of its type
     * @return null when only the driver reads it as it should
     */
    static @Nullable WireType of(JdbcForm form, String nativeType) {
        String name = nativeType.toLowerCase(Locale.ROOT);
        return switch (form.getter()) {
            case LONG ->
                switch (name) {
                    case "int2", "smallserial" -> INT2;
                    case "int4", "serial" -> INT4;
                    case "int8", "bigserial" -> INT8;
                    default -> null;
                };
            case DOUBLE -> name.equals("float8") ? FLOAT8 : null;
            case FLOAT -> name.equals("float4") ? FLOAT4 : null;
            case BOOLEAN -> name.equals("bool") ? BOOL : null;
            case DECIMAL -> name.equals("numeric") ? NUMERIC : null;
            case DATE, DAY_START -> name.equals("date") ? DATE : null;
            case TIME -> name.equals("time") ? TIME : null;
            case LOCAL -> name.equals("timestamp") ? TIMESTAMP : null;
            case INSTANT -> name.equals("timestamptz") ? TIMESTAMP : null;
            case BINARY -> name.equals("bytea") ? BYTES : null;
            case TEXT, PARSED ->
                switch (name) {
                    case "text", "varchar", "bpchar", "name", "json" -> TEXT;
                    // The driver writes these in a way of its own.
                    case "bool", "bit", "bytea" -> null;
                    default -> WRITTEN;
                };
        };
    }
}
