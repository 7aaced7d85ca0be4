package io.penstock.expr.compute;

import io.penstock.data.LongColumn;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.time.LocalDate;

/**
 * The proleptic ISO calendar on epoch days without objects; the algorithm is Howard Hinnant's "chrono-compatible low-level
 * date algorithms" ({@code days_from_civil}, {@code civil_from_days}).
 */
public final class CivilDate {
    public static final long MICROS_PER_DAY = 86_400_000_000L;

    private static final long MIN_DAY = LocalDate.MIN.toEpochDay();
    private static final long MAX_DAY = LocalDate.MAX.toEpochDay();

    private CivilDate() {}

    /** Year, month and day in one number: {@code year * 512 + month * 32 + day}. */
    public static long fromDay(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 512 + month * 32L + day;
    }

    public static long year(long civil) {
        return civil >> 9;
    }

    public static int month(long civil) {
        return (int) (civil >> 5) & 15;
    }

    public static int day(long civil) {
        return (int) civil & 31;
    }

    public static long toDay(long year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
    public static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L) + 1;
    }

    public static int lengthOfMonth(long year, int month) {
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** The same day of another month, or that month's last day where it is shorter. */
    public static long plusMonths(long epochDay, long months) {
        long civil = fromDay(epochDay);
        long total = year(civil) * 12 + month(civil) - 1 + months;
        long year = Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        return toDay(year, month, Math.min(day(civil), lengthOfMonth(year, month)));
    }

    static boolean inRange(long epochDay) {
        return epochDay >= MIN_DAY && epochDay <= MAX_DAY;
    }

    /** DATE {@code +} or {@code -} a number of days. */
    public static ColumnFunction plusDays(Operator operator, Site site) {
        return (arguments, frame) -> {
            LongColumn left = (LongColumn) arguments[0];
            LongColumn right = (LongColumn) arguments[1];
            int size = frame.size();
            long[] result = new long[size];
            int sign = operator == Operator.SUBTRACT ? -1 : 1;
            for (int i = 0; i < size; i++) {
                long days = right.values()[i];
                long sum = left.values()[i] + sign * days;
                if (days < -2 * MAX_DAY || days > 2 * MAX_DAY || !inRange(sum)) {
                    LongMath.overflow(site, frame, i, Type.DATE);
                }
                result[i] = sum;
            }
            return LongMath.column(Type.DATE, result, left.validity().and(right.validity(), size), size);
        };
    }
}
