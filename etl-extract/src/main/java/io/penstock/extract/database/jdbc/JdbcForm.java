package io.penstock.extract.database.jdbc;

import io.penstock.extract.database.sql.Product;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/**
 * How a column of a result is asked for, and the type it has then.
 *
 * @param getter the JDBC call
 * @param type the column's type
 */
public record JdbcForm(Getter getter, Type type) {
    private static final Type UNSIGNED = Type.decimal(20, 0);
    private static final Type HUGE = Type.decimal(38, 0);

    /** A JDBC call. */
    public enum Getter {
        LONG,
        DOUBLE,
        FLOAT,
        BOOLEAN,
        DECIMAL,
        TEXT,
        DATE,
        /** The beginning of a day, for a driver that tells old days wrongly. */
        DAY_START,
        TIME,
        /** A date and time without a zone, taken as UTC. */
        LOCAL,
        /** An instant. */
        INSTANT,
        BINARY,
        /** As text, then read as the declared type. */
        PARSED
    }

    /** The form of a column by what the driver says of it. */
    @SuppressWarnings("StatementSwitchToExpressionSwitch") // only some cases answer
    public static JdbcForm of(ResultSetMetaData result, int column, Product product) throws SQLException {
        String name = String.valueOf(result.getColumnTypeName(column)).toUpperCase(Locale.ROOT);
        int jdbc = result.getColumnType(column);
        int precision = result.getPrecision(column);
        switch (name) {
            case "UBIGINT", "BIGINT UNSIGNED", "UNSIGNED BIGINT":
                return new JdbcForm(Getter.DECIMAL, UNSIGNED);
            case "HUGEINT", "UHUGEINT", "DECFLOAT":
                return name.equals("DECFLOAT") ? text() : new JdbcForm(Getter.DECIMAL, HUGE);
            case "UTINYINT", "USMALLINT", "UINTEGER", "INT UNSIGNED", "INTEGER UNSIGNED", "YEAR":
                return new JdbcForm(Getter.LONG, Type.INT64);
            case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE":
                return new JdbcForm(Getter.INSTANT, Type.TIMESTAMP);
            case "TIMETZ", "TIME WITH TIME ZONE", "MONEY", "INTERVAL", "UUID":
                return text();
            case "BOOL", "BOOLEAN":
                return new JdbcForm(Getter.BOOLEAN, Type.BOOLEAN);
            case "BIT":
                return product == Product.POSTGRESQL || precision > 1
                        ? product.isMySqlFamily() ? new JdbcForm(Getter.BINARY, Type.BINARY) : text()
                        : new JdbcForm(Getter.BOOLEAN, Type.BOOLEAN);
            default:
                break;
        }
        return switch (jdbc) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                jdbc == Types.BIGINT && product.isMySqlFamily() && !result.isSigned(column)
                        ? new JdbcForm(Getter.DECIMAL, UNSIGNED)
                        : new JdbcForm(Getter.LONG, Type.INT64);
            case Types.BIT, Types.BOOLEAN -> new JdbcForm(Getter.BOOLEAN, Type.BOOLEAN);
            case Types.REAL -> new JdbcForm(Getter.FLOAT, Type.FLOAT64);
            case Types.FLOAT, Types.DOUBLE ->
                name.equals("FLOAT") && product != Product.H2
                        ? new JdbcForm(Getter.FLOAT, Type.FLOAT64)
                        : new JdbcForm(Getter.DOUBLE, Type.FLOAT64);
            case Types.NUMERIC, Types.DECIMAL -> decimal(precision, result.getScale(column));
            case Types.DATE ->
                // DuckDB's driver passes days through java.sql.Date, which moves those of October 1582 that Rome left
                // out.
                new JdbcForm(product == Product.DUCKDB ? Getter.DAY_START : Getter.DATE, Type.DATE);
            // MySQL's TIME is a span of up to 838 hours, which its drivers cut to a time of day.
            case Types.TIME -> new JdbcForm(product.isMySqlFamily() ? Getter.PARSED : Getter.TIME, Type.TIME);
            case Types.TIMESTAMP -> new JdbcForm(Getter.LOCAL, Type.TIMESTAMP);
            case Types.TIMESTAMP_WITH_TIMEZONE -> new JdbcForm(Getter.INSTANT, Type.TIMESTAMP);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                new JdbcForm(Getter.BINARY, Type.BINARY);
            default -> text();
        };
    }

    /** Decimals of no fixed size are exact as text only. */
    private static JdbcForm decimal(int precision, int scale) {
        boolean fits = precision >= 1 && precision <= DecimalType.MAX_PRECISION && scale >= 0 && scale <= precision;
        return fits ? new JdbcForm(Getter.DECIMAL, Type.decimal(precision, scale)) : text();
    }

    private static JdbcForm text() {
        return new JdbcForm(Getter.TEXT, Type.TEXT);
    }

    /** The same column read as a declared type. */
    public JdbcForm as(Type declared) {
        if (declared.equals(type)) {
            return this;
        } else if (declared == Type.TEXT) {
            return text();
        } else if (declared == Type.BINARY) {
            return new JdbcForm(Getter.BINARY, declared);
        } else if ((declared instanceof DecimalType && getter == Getter.LONG) || getter == Getter.DECIMAL) {
            return declared instanceof DecimalType
                    ? new JdbcForm(Getter.DECIMAL, declared)
                    : new JdbcForm(Getter.PARSED, declared);
        }
        return new JdbcForm(Getter.PARSED, declared);
    }
}
