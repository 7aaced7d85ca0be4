package io.penstock.transform.parse;

import io.penstock.schema.Type;
import io.penstock.transform.Columns;
import java.time.ZoneId;
import java.util.List;

/**
 * Text to typed columns. A null stays null; a text that cannot be read rejects its row, or becomes null ({@code
 * onInvalid(OnInvalid.NULL)}). Whitespace is not skipped and the empty text is no value: clean before. A column that has the
 * wanted type already is left alone; a column of any other type is a plan problem.
 */
public final class Parse {
    private Parse() {}

    /**
     * {@code DATE} by patterns in the letters of {@link java.time.format.DateTimeFormatter}, tried in order. Strict: {@code
     * 31/02/2022} cannot be read. Names of months are English unless {@link ParseTemporal#locale} says otherwise, their case
     * is ignored. Years are 0000–9999, two-digit years 2000–2099.
     *
     * @param formats {@code yyyy-MM-dd} when none is given
     */
    public static ParseTemporal date(String column, String... formats) {
        return date(Columns.of(column), List.of(formats));
    }

    /** See {@link #date(String, String...)}. */
    public static ParseTemporal date(Columns columns, List<String> formats) {
        return ParseTemporal.of(columns, Type.DATE, formats.isEmpty() ? List.of("yyyy-MM-dd") : formats, null);
    }

    /**
     * {@code TIMESTAMP} by patterns tried in order; a text without an offset or zone is local time of {@code zone}. Local times
     * that a clock change skips cannot be read; those it repeats are the earlier of the two. A pattern without a time means
     * midnight.
     *
     * @param formats ISO 8601 with seconds, up to six digits of a second and an offset when none is given
     */
    public static ParseTemporal timestamp(String column, ZoneId zone, String... formats) {
        return timestamp(Columns.of(column), zone, List.of(formats));
    }

    /** See {@link #timestamp(String, ZoneId, String...)}. */
    public static ParseTemporal timestamp(Columns columns, ZoneId zone, List<String> formats) {
        return ParseTemporal.of(columns, Type.TIMESTAMP, formats.isEmpty() ? ParseTemporal.ISO : formats, zone);
    }

    /** {@code INT64}: {@code [+-]digits}. */
    public static ParseNumber integer(String... columns) {
        return ParseNumber.of(Columns.of(columns), Type.INT64);
    }

    /** {@code INT64}: {@code [+-]digits}. */
    public static ParseNumber integer(Columns columns) {
        return ParseNumber.of(columns, Type.INT64);
    }

    /** {@code DECIMAL(precision,scale)}: {@code [+-]digits[.digits]}; digits past the scale must be zeros. */
    public static ParseNumber decimal(String column, int precision, int scale) {
        return decimal(Columns.of(column), precision, scale);
    }

    /** See {@link #decimal(String, int, int)}. */
    public static ParseNumber decimal(Columns columns, int precision, int scale) {
        return ParseNumber.of(columns, Type.decimal(precision, scale));
    }

    /** {@code FLOAT64}: {@code [+-]digits[.digits][e[+-]digits]}. */
    public static ParseNumber number(String... columns) {
        return ParseNumber.of(Columns.of(columns), Type.FLOAT64);
    }

    /** {@code FLOAT64}: {@code [+-]digits[.digits][e[+-]digits]}. */
    public static ParseNumber number(Columns columns) {
        return ParseNumber.of(columns, Type.FLOAT64);
    }

    /** {@code BOOLEAN} by words: true, t, yes, y, on, 1 and false, f, no, n, off, 0; case ignored. */
    public static ParseBoolean bool(String... columns) {
        return ParseBoolean.of(Columns.of(columns));
    }

    /** See {@link #bool(String...)}. */
    public static ParseBoolean bool(Columns columns) {
        return ParseBoolean.of(columns);
    }
}
