package io.penstock.schema;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.util.List;

/**
 * The type of a column.
 *
 * <table>
 * <caption>What a value is</caption>
 * <tr><td>{@code BOOLEAN}</td><td>true or false</td></tr>
 * <tr><td>{@code INT64}</td><td>signed 64-bit integer</td></tr>
 * <tr><td>{@code FLOAT64}</td><td>IEEE 754 double</td></tr>
 * <tr><td>{@code DECIMAL(p,s)}</td><td>exact decimal of at most p digits (1–38), s of them after the point</td></tr>
 * <tr><td>{@code TEXT}</td><td>Unicode text, UTF-8</td></tr>
 * <tr><td>{@code DATE}</td><td>a day of the proleptic ISO calendar, no zone</td></tr>
 * <tr><td>{@code TIME}</td><td>time of day, microseconds, no zone</td></tr>
 * <tr><td>{@code TIMESTAMP}</td><td>an instant, microseconds since 1970-01-01T00:00Z</td></tr>
 * <tr><td>{@code BINARY}</td><td>bytes</td></tr>
 * <tr><td>{@code LIST<t>}</td><td>any number of values of one type</td></tr>
 * <tr><td>{@code STRUCT<a t, b u>}</td><td>named parts</td></tr>
 * </table>
 *
 * <p>Every type's {@code toString} is read back by {@link #parse}.
 */
public sealed interface Type extends Serializable permits ScalarType, DecimalType, ListType, StructType {
    Type BOOLEAN = ScalarType.BOOLEAN;
    Type INT64 = ScalarType.INT64;
    Type FLOAT64 = ScalarType.FLOAT64;
    Type TEXT = ScalarType.TEXT;
    Type DATE = ScalarType.DATE;
    Type TIME = ScalarType.TIME;
    Type TIMESTAMP = ScalarType.TIMESTAMP;
    Type BINARY = ScalarType.BINARY;

    ErrorCode UNKNOWN_TYPE = new ErrorCode("PEN-1001", "A type name or its parameters cannot be understood");

    static DecimalType decimal(int precision, int scale) {
        return new DecimalType(precision, scale);
    }

    static ListType list(Type element) {
        return new ListType(element);
    }

    static StructType struct(List<Field> fields) {
        return new StructType(fields);
    }

    /**
     * Reads a type from its SQL-like name, case ignored: {@code INT64}, {@code DECIMAL(10,2)}, {@code LIST<TEXT>},
     * {@code STRUCT<a INT64, b TEXT>}, and the usual synonyms ({@code INTEGER}, {@code BIGINT}, {@code DOUBLE},
     * {@code VARCHAR}, …).
     *
     * @throws PlanException {@code PEN-1001} naming the valid types
     */
    static Type parse(String text) {
        return new TypeParser(text).parse();
    }

    /** True for {@code INT64}, {@code FLOAT64} and {@code DECIMAL}. */
    boolean isNumeric();

    /** True for {@code LIST} and {@code STRUCT}. */
    boolean isNested();

    /** The exception for a type that cannot be read. */
    static PlanException unknown(String text, String reason) {
        return new PlanException(Problem.of(
                UNKNOWN_TYPE,
                "'" + text + "' is not a type: " + reason
                        + ". Valid types: BOOLEAN, INT64, FLOAT64, DECIMAL(p,s), TEXT, DATE, TIME, TIMESTAMP, BINARY,"
                        + " LIST<type>, STRUCT<name type, …>."));
    }
}
