package io.penstock.extract.database.sqlite;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Column types from what SQLite tables declare. Types that the database sink writes come back as they were; any other
 * declaration counts by its affinity (<a href="https://www.sqlite.org/datatype3.html">datatype3</a>, section 3.1).
 */
final class SqliteTypes {
    private static final Pattern DECIMAL =
            Pattern.compile("(?:DECIMAL|NUMERIC|DEC)(?: TEXT)?\\s*\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");

    private SqliteTypes() {}

    /** The type; empty where the declaration says nothing about the values, so that they must be looked at. */
    @SuppressWarnings("StatementSwitchToExpressionSwitch") // only some cases answer
    static Optional<Type> of(String declaration) {
        String declared = declaration.strip().toUpperCase(Locale.ROOT);
        switch (declared) {
            case "DATE TEXT":
                return Optional.of(Type.DATE);
            case "TIME TEXT":
                return Optional.of(Type.TIME);
            case "TIMESTAMP TEXT":
                return Optional.of(Type.TIMESTAMP);
            case "BOOLEAN", "BOOL":
                return Optional.of(Type.BOOLEAN);
            default:
                break;
        }
        Matcher decimal = DECIMAL.matcher(declared);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
            if (precision >= 1 && precision <= DecimalType.MAX_PRECISION && scale <= precision) {
                return Optional.of(Type.decimal(precision, scale));
            }
        }
        return affinity(declared);
    }

    private static Optional<Type> affinity(String declared) {
        if (declared.contains("INT")) {
            return Optional.of(Type.INT64);
        } else if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return Optional.of(Type.TEXT);
        } else if (declared.contains("BLOB")) {
            return Optional.of(Type.BINARY);
        } else if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
            return Optional.of(Type.FLOAT64);
        }
        return Optional.empty();
    }

    /** The type that holds values of these storage classes, by what {@code typeof} says. */
    static Type holding(boolean integers, boolean reals, boolean texts, boolean blobs) {
        if (blobs && !integers && !reals && !texts) {
            return Type.BINARY;
        } else if (texts || blobs) {
            return Type.TEXT;
        } else if (reals) {
            return Type.FLOAT64;
        }
        return integers ? Type.INT64 : Type.TEXT;
    }
}
