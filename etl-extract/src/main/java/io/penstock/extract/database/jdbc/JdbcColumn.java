package io.penstock.extract.database.jdbc;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DoubleColumnBuilder;
import io.penstock.data.LongColumnBuilder;
import io.penstock.data.TextColumn;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.ParsedTexts;
import io.penstock.schema.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads one column of a result, value by value, into a builder. One thread. */
final class JdbcColumn {
    private static final int NANOS_PER_MICRO = 1000;
    private static final int FIRST_YEAR = -200_000;
    private static final int LAST_YEAR = 200_000;

    private final JdbcForm form;
    private final int position;
    private final ColumnBuilder builder;

    JdbcColumn(JdbcForm form, int position, int rows) {
        this.form = form;
        this.position = position;
        boolean parsed = form.getter() == JdbcForm.Getter.PARSED;
        this.builder = ColumnBuilder.of(parsed ? Type.TEXT : form.type(), rows);
    }

    /** Reads the value of the current row; gives about how many bytes it takes. */
    @SuppressWarnings("StatementSwitchToExpressionSwitch") // each branch has several statements
    int read(ResultSet result, int row, MisfitList misfits) throws SQLException {
        int column = position + 1;
        try {
            switch (form.getter()) {
                case LONG:
                    long whole = result.getLong(column);
                    if (result.wasNull()) {
                        builder.appendNull();
                    } else {
                        ((LongColumnBuilder) builder).appendLong(whole);
                    }
                    return 8;
                case DOUBLE, FLOAT:
                    double real =
                            form.getter() == JdbcForm.Getter.FLOAT ? result.getFloat(column) : result.getDouble(column);
                    if (result.wasNull()) {
                        builder.appendNull();
                    } else {
                        ((DoubleColumnBuilder) builder).appendDouble(real);
                    }
                    return 8;
                case BOOLEAN:
                    boolean flag = result.getBoolean(column);
                    builder.append(result.wasNull() ? null : flag);
                    return 1;
                case TEXT, PARSED:
                    String text = result.getString(column);
                    builder.append(text);
                    return text == null ? 8 : 8 + text.length();
                case BINARY:
                    byte[] bytes = result.getBytes(column);
                    builder.append(bytes);
                    return bytes == null ? 8 : 8 + bytes.length;
                default:
                    builder.append(exact(result, column));
                    return 8;
            }
        } catch (SQLException | IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            return misfit(result, row, misfits, e);
        }
    }

    /** Decimals, dates and times as Java values that a column takes without loss; others are refused with an exception. */
    @SuppressWarnings({"StatementSwitchToExpressionSwitch", "JavaLocalTimeGetNano"
    }) // several statements; the rest of a second
    private @Nullable Object exact(ResultSet result, int column) throws SQLException {
        switch (form.getter()) {
            case DECIMAL:
                return result.getBigDecimal(column);
            case DATE:
                LocalDate day = result.getObject(column, LocalDate.class);
                return day == null ? null : LocalDate.ofEpochDay(inRange(day.getYear(), day.toEpochDay()));
            case DAY_START:
                LocalDateTime start = result.getObject(column, LocalDateTime.class);
                return start == null
                        ? null
                        : LocalDate.ofEpochDay(
                                inRange(start.getYear(), start.toLocalDate().toEpochDay()));
            case TIME:
                LocalTime time = result.getObject(column, LocalTime.class);
                if (time != null) {
                    requireMicros(time.getNano());
                }
                return time;
            case LOCAL:
                LocalDateTime local = result.getObject(column, LocalDateTime.class);
                return local == null ? null : instant(local.atOffset(ZoneOffset.UTC));
            default:
                OffsetDateTime instant = result.getObject(column, OffsetDateTime.class);
                return instant == null ? null : instant(instant);
        }
    }

    private static OffsetDateTime instant(OffsetDateTime time) {
        inRange(time.getYear(), 0);
        requireMicros(time.getNano());
        return time;
    }

    /** Infinity is told as the first or last day that Java knows. */
    private static long inRange(int year, long value) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new java.time.DateTimeException("infinite");
        }
        return value;
    }

    private static void requireMicros(int nanos) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw new java.time.DateTimeException("nanoseconds");
        }
    }

    /** A value that its column cannot hold; an error of the connection stays one. */
    private int misfit(ResultSet result, int row, MisfitList misfits, Exception error) throws SQLException {
        String text;
        try {
            text = result.getString(position + 1);
        } catch (SQLException e) {
            if (error instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
        builder.appendNull();
        if (text != null) {
            misfits.add(row, position, text);
        }
        return 8;
    }

    Column build(MisfitList misfits) {
        Column column = builder.build();
        if (form.getter() != JdbcForm.Getter.PARSED) {
            return column;
        }
        return ParsedTexts.read(form.type(), (TextColumn) column, position, misfits);
    }
}
