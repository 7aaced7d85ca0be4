package io.penstock.load.database.dialect;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/**
 * A database that this library does not know: standard SQL only. Texts are declared {@code VARCHAR(4000)}, which every
 * database has; another type can be set per column.
 */
final class StandardDialect implements Dialect {
    private final String product;
    private final String quote;

    /** @param quote what the driver says names are quoted with */
    StandardDialect(String product, String quote) {
        this.product = product;
        this.quote = quote.isBlank() ? "\"" : quote;
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public int maxColumns() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean tellsCaseApart() {
        return true;
    }

    @Override
    public String quote(String name) {
        return quote + name.replace(quote, quote + quote) + quote;
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
            return "VARBINARY(4000)";
        } else if (type == Type.DATE) {
            return "DATE";
        } else if (type == Type.TIME) {
            return "TIME(6)";
        } else if (type == Type.TIMESTAMP) {
            return "TIMESTAMP(6)";
        } else if (type instanceof DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        return "VARCHAR(4000)";
    }

    @Override
    public Binding binding(Type type, String declared) {
        return natural(type, Binding.UTC_DATE_TIME);
    }

    /** The Java type of java.sql that stands for a type. */
    static Binding natural(Type type, Binding timestamp) {
        if (type == Type.INT64) {
            return Binding.LONG;
        } else if (type == Type.BOOLEAN) {
            return Binding.BOOLEAN;
        } else if (type == Type.FLOAT64) {
            return Binding.DOUBLE;
        } else if (type == Type.BINARY) {
            return Binding.BYTES;
        } else if (type == Type.DATE) {
            return Binding.DATE;
        } else if (type == Type.TIME) {
            return Binding.TIME;
        } else if (type == Type.TIMESTAMP) {
            return timestamp;
        }
        return type instanceof DecimalType ? Binding.DECIMAL : Binding.TEXT;
    }

    @Override
    public String differ(String left, String right) {
        return "(" + left + " <> " + right + " OR (" + left + " IS NULL AND " + right + " IS NOT NULL) OR (" + left
                + " IS NOT NULL AND " + right + " IS NULL))";
    }
}
