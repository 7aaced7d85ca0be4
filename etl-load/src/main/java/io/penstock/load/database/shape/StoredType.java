package io.penstock.load.database.shape;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a declared column type can hold.
 *
 * @param size digits of a decimal, characters of a text, bytes of a whole number; 0 when there is no limit
 * @param scale digits after the point
 */
record StoredType(Kind kind, int size, int scale) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([A-Za-z0-9_ ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\).*)?");
    private static final int INT64_DIGITS = 19;
    private static final int EXACT_DOUBLE_DIGITS = 15;

    private static final Map<String, StoredType> BY_NAME = Map.ofEntries(
            Map.entry("BIGINT", whole(8)),
            Map.entry("INT8", whole(8)),
            Map.entry("BIGSERIAL", whole(8)),
            Map.entry("INTEGER", whole(4)),
            Map.entry("INT", whole(4)),
            Map.entry("INT4", whole(4)),
            Map.entry("SERIAL", whole(4)),
            Map.entry("MEDIUMINT", whole(3)),
            Map.entry("SMALLINT", whole(2)),
            Map.entry("INT2", whole(2)),
            Map.entry("TINYINT", whole(1)),
            Map.entry("BOOLEAN", plain(Kind.BOOLEAN)),
            Map.entry("BOOL", plain(Kind.BOOLEAN)),
            Map.entry("BIT", plain(Kind.BOOLEAN)),
            Map.entry("NUMERIC", plain(Kind.DECIMAL)),
            Map.entry("DECIMAL", plain(Kind.DECIMAL)),
            Map.entry("DOUBLE", plain(Kind.DOUBLE)),
            Map.entry("DOUBLE PRECISION", plain(Kind.DOUBLE)),
            Map.entry("FLOAT8", plain(Kind.DOUBLE)),
            Map.entry("REAL", plain(Kind.SINGLE)),
            Map.entry("FLOAT4", plain(Kind.SINGLE)),
            Map.entry("FLOAT", plain(Kind.SINGLE)),
            Map.entry("DATE", plain(Kind.DATE)),
            Map.entry("TIME", plain(Kind.TIME)),
            Map.entry("BYTEA", plain(Kind.BINARY)),
            Map.entry("JSON", plain(Kind.JSON)),
            Map.entry("JSONB", plain(Kind.JSON)));

    /** What kind of values it holds. */
    enum Kind {
        WHOLE,
        DECIMAL,
        DOUBLE,
        SINGLE,
        TEXT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        BINARY,
        JSON,
        /** A type of the database's own, which is asked value by value. */
        OTHER
    }

    private static StoredType whole(int bytes) {
        return new StoredType(Kind.WHOLE, bytes, 0);
    }

    private static StoredType plain(Kind kind) {
        return new StoredType(kind, 0, 0);
    }

    static StoredType of(String declared) {
        Matcher form = FORM.matcher(declared);
        String name = form.matches() ? form.group(1).toUpperCase(Locale.ROOT) : "";
        int size = form.matches() && form.group(2) != null ? Integer.parseInt(form.group(2)) : 0;
        int scale = form.matches() && form.group(3) != null ? Integer.parseInt(form.group(3)) : 0;
        StoredType known = BY_NAME.get(name);
        if (known != null) {
            return known.kind == Kind.DECIMAL ? new StoredType(Kind.DECIMAL, size, scale) : known;
        } else if (name.contains("TEXT") || name.contains("CHAR") || name.contains("CLOB")) {
            return new StoredType(Kind.TEXT, size, 0);
        } else if (name.contains("TIMESTAMP") || name.startsWith("DATETIME")) {
            return plain(Kind.TIMESTAMP);
        } else if (name.contains("BLOB") || name.contains("BINARY")) {
            return plain(Kind.BINARY);
        }
        return plain(Kind.OTHER);
    }

    /** Whether every value of a type is stored as it is or refused aloud, never changed. */
    boolean holds(Type type, Dialect dialect) {
        if (dialect == SqliteDialect.SQLITE) {
            return type != Type.TEXT
                    || !(kind == Kind.WHOLE || kind == Kind.DECIMAL || kind == Kind.DOUBLE || kind == Kind.SINGLE);
        } else if (kind == Kind.OTHER) {
            return true;
        } else if (type == Type.INT64) {
            return kind == Kind.WHOLE || kind == Kind.DECIMAL || kind == Kind.TEXT;
        } else if (type instanceof DecimalType decimal) {
            return switch (kind) {
                case WHOLE -> decimal.scale() == 0;
                case DECIMAL -> size == 0 || scale >= decimal.scale();
                case DOUBLE -> decimal.precision() <= EXACT_DOUBLE_DIGITS;
                default -> kind == Kind.TEXT;
            };
        } else if (type == Type.BOOLEAN) {
            return kind == Kind.BOOLEAN || (kind == Kind.WHOLE && size == 1);
        }
        return kind == expected(type)
                || (kind == Kind.TEXT && type != Type.FLOAT64 && type != Type.BINARY)
                || (kind == Kind.JSON && type == Type.TEXT);
    }

    private static Kind expected(Type type) {
        if (type == Type.FLOAT64) {
            return Kind.DOUBLE;
        } else if (type == Type.TEXT) {
            return Kind.TEXT;
        } else if (type == Type.DATE) {
            return Kind.DATE;
        } else if (type == Type.TIME) {
            return Kind.TIME;
        } else if (type == Type.TIMESTAMP) {
            return Kind.TIMESTAMP;
        }
        return type == Type.BINARY ? Kind.BINARY : Kind.JSON;
    }

    /** The type that holds all values of this one and of {@code type}; empty when this one does already, or none does. */
    Optional<Type> widenedFor(Type type) {
        if (kind == Kind.WHOLE && type == Type.INT64) {
            return size < 8 ? Optional.of(Type.INT64) : Optional.empty();
        } else if (kind == Kind.WHOLE && type instanceof DecimalType decimal && decimal.scale() > 0) {
            return decimal(INT64_DIGITS, 0, decimal.precision() - decimal.scale(), decimal.scale());
        } else if (kind == Kind.DECIMAL && size > 0 && type == Type.INT64) {
            return decimal(size - scale, scale, INT64_DIGITS, 0);
        } else if (kind == Kind.DECIMAL && size > 0 && type instanceof DecimalType decimal) {
            return decimal(size - scale, scale, decimal.precision() - decimal.scale(), decimal.scale());
        } else if (kind == Kind.SINGLE && type == Type.FLOAT64) {
            return Optional.of(Type.FLOAT64);
        }
        return kind == Kind.TEXT && size > 0 && type == Type.TEXT ? Optional.of(Type.TEXT) : Optional.empty();
    }

    private Optional<Type> decimal(int digits, int fraction, int otherDigits, int otherFraction) {
        int whole = Math.max(digits, otherDigits);
        int after = Math.max(fraction, otherFraction);
        boolean wider = whole > size - scale || after > scale || kind == Kind.WHOLE;
        return wider && whole + after <= DecimalType.MAX_PRECISION
                ? Optional.of(Type.decimal(whole + after, after))
                : Optional.empty();
    }
}
