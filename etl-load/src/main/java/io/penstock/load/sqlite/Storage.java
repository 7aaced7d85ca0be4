package io.penstock.load.sqlite;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/** The SQLite storage class in which values of a type are handed to a column, before the column's affinity is applied. */
public enum Storage {
    INTEGER,
    REAL,
    TEXT,
    BLOB;

    /** Decimals of more digits are stored as text, so that nothing is lost. */
    public static final int EXACT_REAL_DIGITS = 15;

    public static Storage of(Type type, Affinity affinity) {
        if (type == Type.INT64 || type == Type.BOOLEAN) {
            return INTEGER;
        } else if (type == Type.FLOAT64) {
            return REAL;
        } else if (type == Type.BINARY) {
            return BLOB;
        } else if (type instanceof DecimalType decimal) {
            return decimal.precision() <= EXACT_REAL_DIGITS && affinity != Affinity.TEXT ? REAL : TEXT;
        }
        return TEXT;
    }

    /**
     * Whether what SQLite's affinity rules make of the value is known without looking at it as text: texts that might be
     * numbers in a numeric column, and numbers in a text column, are left to SQLite itself.
     */
    public static boolean isPlain(Type type, Affinity affinity) {
        return switch (of(type, affinity)) {
            case BLOB -> true;
            case INTEGER -> affinity != Affinity.TEXT || type == Type.INT64;
            case REAL -> affinity != Affinity.TEXT;
            case TEXT ->
                affinity == Affinity.TEXT
                        || affinity == Affinity.BLOB
                        || !(type == Type.TEXT || type instanceof DecimalType);
        };
    }
}
