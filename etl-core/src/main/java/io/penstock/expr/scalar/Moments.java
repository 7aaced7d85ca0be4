package io.penstock.expr.scalar;

import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.compute.CivilDate;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.schema.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.zone.ZoneRules;

/** Dates (days since 1970) and timestamps (microseconds since 1970 in UTC), made, taken apart, written and read. */
public final class Moments {
    private static final long SECOND = 1_000_000L;
    private static final long YEARS = 10_000;

    private Moments() {}

    /** A DATE of year, month and day. */
    public static ColumnFunction date(Site site) {
        return (arguments, frame) -> made(arguments, frame, site, Type.DATE, (v, i) -> day(v, i));
    }

    /** A TIMESTAMP of year, month, day, hour, minute and second in UTC. */
    public static ColumnFunction timestamp(Site site) {
        return (arguments, frame) -> made(arguments, frame, site, Type.TIMESTAMP, (v, i) -> {
            long day = day(v, i);
            boolean valid =
                    v[3][i] >= 0 && v[3][i] < 24 && v[4][i] >= 0 && v[4][i] < 60 && v[5][i] >= 0 && v[5][i] < 60;
            return day == Long.MIN_VALUE || !valid
                    ? Long.MIN_VALUE
                    : day * CivilDate.MICROS_PER_DAY + (v[3][i] * 3600 + v[4][i] * 60 + v[5][i]) * SECOND;
        });
    }

    private static long day(long[][] v, int i) {
        long year = v[0][i];
        long month = v[1][i];
        boolean valid = year > -YEARS && year < YEARS && month >= 1 && month <= 12 && v[2][i] >= 1;
        return valid && v[2][i] <= CivilDate.lengthOfMonth(year, (int) month)
                ? CivilDate.toDay(year, (int) month, (int) v[2][i])
                : Long.MIN_VALUE;
    }

    private static LongColumn made(
            io.penstock.data.Column[] arguments, Frame frame, Site site, Type type, PerValue.LongsToLong maker) {
        int size = frame.size();
        long[][] values = new long[arguments.length][];
        for (int a = 0; a < values.length; a++) {
            values[a] = ((LongColumn) arguments[a]).values();
        }
        Validity validity = Bits.valid(arguments, size);
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            if (validity.isValid(i)) {
                result[i] = maker.of(values, i);
                if (result[i] == Long.MIN_VALUE) {
                    site.fail(frame, i, ExprErrors.BAD_ARGUMENT, "the numbers are no " + type + " of the calendar");
                    result[i] = 0;
                }
            }
        }
        return LongColumn.of(type, result, size, validity);
    }

    private static long dayOf(Type type, long value) {
        return type == Type.TIMESTAMP ? Math.floorDiv(value, CivilDate.MICROS_PER_DAY) : value;
    }

    /** The last day of the month. */
    public static ColumnFunction lastDay(Type type) {
        return PerValue.longs(Type.DATE, (v, i) -> {
            long civil = CivilDate.fromDay(dayOf(type, v[0][i]));
            long year = CivilDate.year(civil);
            int month = CivilDate.month(civil);
            return CivilDate.toDay(year, month, CivilDate.lengthOfMonth(year, month));
        });
    }

    /** Week of ISO 8601, 1 to 53, or the year that the week belongs to. */
    public static ColumnFunction week(Type type, boolean year) {
        return PerValue.longs(Type.INT64, (v, i) -> {
            long day = dayOf(type, v[0][i]);
            long thursday = day - CivilDate.weekday(day) + 4;
            long weekYear = CivilDate.year(CivilDate.fromDay(thursday));
            return year ? weekYear : (thursday - CivilDate.toDay(weekYear, 1, 1)) / 7 + 1;
        });
    }

    /** Whole months from one day to another by the calendar, the day of the month counting; negative backwards. */
    public static ColumnFunction months(int unit) {
        return PerValue.longs(Type.INT64, (v, i) -> {
            long months = months(v[0][i], v[1][i]);
            return months / unit;
        });
    }

    private static long months(long from, long to) {
        if (to < from) {
            return -months(to, from);
        }
        long a = CivilDate.fromDay(from);
        long b = CivilDate.fromDay(to);
        long months = (CivilDate.year(b) - CivilDate.year(a)) * 12 + CivilDate.month(b) - CivilDate.month(a);
        return CivilDate.day(b) < CivilDate.day(a) ? months - 1 : months;
    }

    /** Units of so many microseconds since 1970, rounded down. */
    public static ColumnFunction epoch(Type type, long micros) {
        long scale = type == Type.TIMESTAMP ? 1 : CivilDate.MICROS_PER_DAY;
        return PerValue.longs(Type.INT64, (v, i) -> Math.floorDiv(v[0][i] * scale, micros));
    }

    /** A timestamp of units since 1970. */
    public static ColumnFunction fromEpoch(Site site, long micros) {
        long most = Long.MAX_VALUE / micros;
        return (arguments, frame) -> made(
                arguments,
                frame,
                site,
                Type.TIMESTAMP,
                (v, i) -> v[0][i] > most || v[0][i] < -most ? Long.MIN_VALUE : v[0][i] * micros);
    }

    /** The timestamp whose UTC fields are what clocks of a zone show at the moment. */
    public static ColumnFunction local(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return PerValue.longs(Type.TIMESTAMP, (v, i) -> {
            Instant instant = Instant.EPOCH.plus(v[0][i], ChronoUnit.MICROS);
            return v[0][i] + rules.getOffset(instant).getTotalSeconds() * SECOND;
        });
    }

    /** The value written by a pattern. */
    public static ColumnFunction written(Type type, DateTimeFormatter format) {
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            TextBuffer out = new TextBuffer(size, size * 12);
            for (int i = 0; i < size; i++) {
                if (column.validity().isValid(i)) {
                    long value = column.values()[i];
                    TemporalAccessor moment = type == Type.DATE
                            ? LocalDate.ofEpochDay(value).atStartOfDay()
                            : LocalDateTime.ofInstant(Instant.EPOCH.plus(value, ChronoUnit.MICROS), ZoneOffset.UTC);
                    out.append(format.format(moment));
                }
                out.end(i);
            }
            return out.build(column.validity());
        };
    }

    /** A text read by a pattern, the whole of it and strictly; without a zone in UTC, without a time at midnight. */
    public static ColumnFunction read(Type type, DateTimeFormatter format, OnFailure onFailure, Site site) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            int size = frame.size();
            long[] valid = column.validity().copyWords(size);
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                if (!column.isNull(i)) {
                    try {
                        result[i] = value(type, format.parse(column.string(i)));
                    } catch (DateTimeException | ArithmeticException e) {
                        if (onFailure == OnFailure.ERROR) {
                            site.fail(
                                    frame,
                                    i,
                                    ExprErrors.CAST_FAILED,
                                    "the text is no " + type + " of the pattern; the function with try_ in front gives"
                                            + " null for such texts");
                        }
                        Validity.clear(valid, i);
                    }
                }
            }
            return LongColumn.of(type, result, size, Validity.of(valid, size));
        };
    }

    private static long value(Type type, TemporalAccessor parsed) {
        LocalDate day = LocalDate.from(parsed);
        if (type == Type.DATE) {
            return day.toEpochDay();
        }
        java.time.LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = time == null ? day.atStartOfDay() : day.atTime(time);
        ZoneId zone = parsed.query(TemporalQueries.zone());
        return ChronoUnit.MICROS.between(
                Instant.EPOCH,
                local.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant());
    }

    /** The time of day of a timestamp, in UTC. */
    public static ColumnFunction timeOfDay() {
        return PerValue.longs(Type.TIME, (v, i) -> Math.floorMod(v[0][i], CivilDate.MICROS_PER_DAY));
    }
}
