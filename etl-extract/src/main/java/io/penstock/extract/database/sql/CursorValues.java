package io.penstock.extract.database.sql;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Cursor and key values as text, as what is bound, and less a lag. */
public final class CursorValues {
    private static final DateTimeFormatter SQLITE_TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SQLITE_TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private CursorValues() {}

    /**
     * What is bound for a value.
     *
     * @throws PlanException {@code PEN-2501} when the text is no value of the type
     */
    public static Object bound(Column column, String text) {
        Type type = column.type();
        try {
            if (type == Type.INT64) {
                return Long.valueOf(text.strip());
            } else if (type == Type.FLOAT64) {
                return Double.valueOf(text.strip());
            } else if (type instanceof DecimalType) {
                return new BigDecimal(text.strip());
            } else if (type == Type.DATE) {
                LocalDate day = LocalDate.parse(text.strip());
                return column.product() == Product.SQLITE ? day.toString() : day;
            } else if (type == Type.TIME) {
                LocalTime time = LocalTime.parse(text.strip());
                return column.product() == Product.SQLITE ? SQLITE_TIME.format(time) : time;
            } else if (type == Type.TIMESTAMP) {
                return timestamp(column, instant(text.strip()));
            }
            return text;
        } catch (NumberFormatException | DateTimeException e) {
            throw new PlanException(Problem.of(
                    DatabaseErrors.SETTING,
                    "a value given for the cursor column '" + column.name() + "' is no " + type
                            + "; whole numbers as digits and dates and times as ISO 8601 were expected"));
        }
    }

    private static Object timestamp(Column column, Instant instant) {
        if (column.product() == Product.SQLITE) {
            return SQLITE_TIMESTAMP.format(instant);
        }
        return column.zoned()
                ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** An instant, or a day or local time read as UTC. */
    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    /**
     * A value less a lag.
     *
     * @param lag an ISO duration for dates and times, else a number
     * @throws PlanException when the lag does not belong to the type
     */
    public static String less(Column column, String text, String lag) {
        Type type = column.type();
        try {
            if (type == Type.DATE) {
                return LocalDate.parse(text)
                        .minusDays(Duration.parse(lag).plusDays(1).minusNanos(1).toDays())
                        .toString();
            } else if (type == Type.TIMESTAMP) {
                return instant(text).minus(Duration.parse(lag)).toString();
            } else if (type == Type.INT64 || type == Type.FLOAT64 || type instanceof DecimalType) {
                return new BigDecimal(text).subtract(new BigDecimal(lag)).toPlainString();
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw lagOf(column);
        }
        throw lagOf(column);
    }

    private static PlanException lagOf(Column column) {
        return new PlanException(Problem.of(
                DatabaseErrors.SETTING,
                "lag does not fit the cursor column '" + column.name() + "' of type " + column.type()
                        + ": dates and timestamps take a duration such as 2h, numbers a number"));
    }

    /**
     * The cursor's column.
     *
     * @param zoned whether the database keeps an instant rather than a local time
     */
    public record Column(String name, Type type, Product product, boolean zoned) {}
}
