package io.penstock.expr.compute;

import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Site;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of dates and timestamps (in UTC), the units they are counted and cut in. */
public final class DateParts {
    private static final long SECOND = 1_000_000L;

    private DateParts() {}

    /** What can be taken out of a date. */
    public enum Part {
        YEAR,
        QUARTER,
        MONTH,
        DAY,
        /** 0 (Monday) to 6, as MySQL's and Spark's {@code weekday}. */
        WEEKDAY,
        /** 1 (Sunday) to 7, as MySQL's and Spark's {@code dayofweek}. */
        DAYOFWEEK,
        /** 1 (Monday) to 7, as ISO 8601. */
        ISODOW,
        DAYOFYEAR,
        HOUR,
        MINUTE,
        SECOND
    }

    /** A length of calendar time. */
    public enum Unit {
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        DAY,
        HOUR,
        MINUTE,
        SECOND;

        /** The unit of a name in any case; null where there is none. */
        public static @Nullable Unit named(String name) {
            return Arrays.stream(values())
                    .filter(unit -> unit.shown().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
        }

        /** Every name. */
        public static List<String> names() {
            return Arrays.stream(values()).map(Unit::shown).toList();
        }

        public boolean isTime() {
            return compareTo(HOUR) >= 0;
        }

        public String shown() {
            return name().toLowerCase(Locale.ROOT);
        }

        long micros() {
            return this == HOUR ? 3600 * DateParts.SECOND : this == MINUTE ? 60 * DateParts.SECOND : DateParts.SECOND;
        }
    }

    public static ColumnFunction part(Part part) {
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            boolean timestamp = column.type() == Type.TIMESTAMP;
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                long value = column.values()[i];
                long day = timestamp ? Math.floorDiv(value, CivilDate.MICROS_PER_DAY) : value;
                result[i] = part.compareTo(Part.HOUR) >= 0
                        ? ofTime(part, timestamp ? value - day * CivilDate.MICROS_PER_DAY : 0)
                        : ofDay(part, day);
            }
            return LongMath.column(Type.INT64, result, column.validity(), size);
        };
    }

    private static long ofTime(Part part, long micros) {
        return switch (part) {
            case HOUR -> micros / (3600 * SECOND);
            case MINUTE -> micros / (60 * SECOND) % 60;
            default -> micros / SECOND % 60;
        };
    }

    private static long ofDay(Part part, long day) {
        long civil = CivilDate.fromDay(day);
        return switch (part) {
            case YEAR -> CivilDate.year(civil);
            case QUARTER -> (CivilDate.month(civil) + 2) / 3;
            case MONTH -> CivilDate.month(civil);
            case DAY -> CivilDate.day(civil);
            case WEEKDAY -> CivilDate.weekday(day) - 1;
            case DAYOFWEEK -> CivilDate.weekday(day) % 7 + 1;
            case ISODOW -> CivilDate.weekday(day);
            default -> day - CivilDate.toDay(CivilDate.year(civil), 1, 1) + 1;
        };
    }

    /** How many of the unit's boundaries lie between two dates, or two timestamps; negative backwards. */
    public static ColumnFunction difference(Unit unit) {
        return (arguments, frame) -> {
            LongColumn from = (LongColumn) arguments[0];
            LongColumn to = (LongColumn) arguments[1];
            boolean timestamp = from.type() == Type.TIMESTAMP;
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = index(unit, to.values()[i], timestamp) - index(unit, from.values()[i], timestamp);
            }
            return LongMath.column(Type.INT64, result, from.validity().and(to.validity(), size), size);
        };
    }

    /** The number of the year, month, week, … that holds the value, counted from any origin. */
    private static long index(Unit unit, long value, boolean timestamp) {
        if (unit.isTime()) {
            return Math.floorDiv(timestamp ? value : value * CivilDate.MICROS_PER_DAY, unit.micros());
        }
        long day = timestamp ? Math.floorDiv(value, CivilDate.MICROS_PER_DAY) : value;
        if (unit == Unit.DAY) {
            return day;
        } else if (unit == Unit.WEEK) {
            return Math.floorDiv(day + 3, 7L);
        }
        long civil = CivilDate.fromDay(day);
        long month = CivilDate.year(civil) * 12 + CivilDate.month(civil) - 1;
        return Math.floorDiv(month, unit == Unit.YEAR ? 12L : unit == Unit.QUARTER ? 3L : 1L);
    }

    /** The first moment of the unit that holds the value. */
    public static ColumnFunction truncate(Unit unit, Type type) {
        boolean timestamp = type == Type.TIMESTAMP;
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                long value = column.values()[i];
                long index = index(unit, value, timestamp);
                if (unit.isTime()) {
                    result[i] = timestamp ? index * unit.micros() : value;
                } else {
                    long day = firstDay(unit, index);
                    result[i] = timestamp ? day * CivilDate.MICROS_PER_DAY : day;
                }
            }
            return LongMath.column(type, result, column.validity(), size);
        };
    }

    private static long firstDay(Unit unit, long index) {
        if (unit == Unit.DAY) {
            return index;
        } else if (unit == Unit.WEEK) {
            return index * 7 - 3;
        }
        long month = index * (unit == Unit.YEAR ? 12 : unit == Unit.QUARTER ? 3 : 1);
        return CivilDate.toDay(Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
    }

    /** DATE and a number of months. */
    public static ColumnFunction plusMonths(Site site) {
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            long[] months = ((LongColumn) arguments[1]).values();
            int size = frame.size();
            long[] result = new long[size];
            Validity validity = Bits.valid(arguments, size);
            for (int i = 0; i < size; i++) {
                if (Math.abs(months[i]) > 12_000_000_000L || months[i] == Long.MIN_VALUE) {
                    LongMath.overflow(site, frame, i, Type.DATE);
                } else {
                    result[i] = CivilDate.plusMonths(column.values()[i], months[i]);
                    if (!CivilDate.inRange(result[i])) {
                        LongMath.overflow(site, frame, i, Type.DATE);
                    }
                }
            }
            return LongMath.column(Type.DATE, result, validity, size);
        };
    }
}
