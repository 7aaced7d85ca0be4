package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression as sets of numbers, each a bit of a long.
 *
 * @param lastDay whether the last day of a month fits too
 * @param anyDay whether the day of month is unrestricted
 * @param anyWeekday whether the day of week is unrestricted
 * @param anyHour whether the hour begins with {@code *}
 */
record CronFields(
        long seconds,
        long minutes,
        long hours,
        long days,
        long months,
        long weekdays,
        boolean lastDay,
        boolean anyDay,
        boolean anyWeekday,
        boolean anyHour)
        implements Calendar.Days, Serializable {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    /** One field: its name, its range, and the names that its values have. */
    private record Field(String name, int least, int greatest, List<String> names, String expression) {
        long read(String text) {
            long bits = 0;
            for (String part : text.split(",", -1)) {
                bits |= part(part);
            }
            return bits;
        }

        private long part(String part) {
            int slash = part.indexOf('/');
            String range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : number(part.substring(slash + 1), part);
            if (step < 1) {
                throw wrong(part, "a step must be 1 or more");
            }
            int from = least;
            int to = greatest;
            if (!range.equals("*") && !range.equals("?")) {
                int dash = range.indexOf('-');
                from = value(dash < 0 ? range : range.substring(0, dash), part);
                to = dash >= 0 ? value(range.substring(dash + 1), part) : slash < 0 ? from : greatest;
            }
            if (from > to) {
                throw wrong(part, "the range ends before it begins");
            }
            long bits = 0;
            for (int i = from; i <= to; i += step) {
                bits |= 1L << i;
            }
            return bits;
        }

        private int value(String text, String part) {
            int index = names.indexOf(text.toUpperCase(Locale.ROOT));
            int value = index >= 0 ? index + (least == 1 ? 1 : 0) : number(text, part);
            if (value < least || value > greatest) {
                throw wrong(part, "the value must be " + least + " to " + greatest);
            }
            return value;
        }

        private int number(String text, String part) {
            if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw wrong(
                        part,
                        "expected a number from " + least + " to " + greatest
                                + (names.isEmpty() ? "" : " or one of " + String.join(", ", names)));
            }
            return Integer.parseInt(text);
        }

        private PlanException wrong(String part, String why) {
            return CronFields.wrong(expression, "in the " + name + ", '" + part + "': " + why);
        }
    }

    static CronFields parse(String expression) {
        String text = NICKNAMES.getOrDefault(expression.toLowerCase(Locale.ROOT), expression);
        List<String> parts = List.of(text.split(" ", -1));
        if (parts.size() != 5 && parts.size() != 6) {
            throw wrong(
                    expression,
                    "it has " + parts.size()
                            + " fields, expected 5 (minute hour day month weekday) or 6 (second first)");
        }
        int at = parts.size() - 5;
        String day = parts.get(at + 2);
        String weekday = parts.get(at + 4);
        boolean last = day.equalsIgnoreCase("L");
        long weekdays = new Field("day of week", 0, 7, WEEKDAYS, expression).read(weekday);
        return new CronFields(
                at == 0 ? 1L : new Field("second", 0, 59, List.of(), expression).read(parts.get(0)),
                new Field("minute", 0, 59, List.of(), expression).read(parts.get(at)),
                new Field("hour", 0, 23, List.of(), expression).read(parts.get(at + 1)),
                last ? 0 : new Field("day of month", 1, 31, List.of(), expression).read(day),
                new Field("month", 1, 12, MONTHS, expression).read(parts.get(at + 3)),
                weekdays | ((weekdays >>> 7) & 1),
                last,
                isAny(day),
                isAny(weekday),
                isAny(parts.get(at + 1)));
    }

    private static boolean isAny(String field) {
        return field.startsWith("*") || field.startsWith("?");
    }

    private static PlanException wrong(String expression, String what) {
        return new PlanException(Problem.of(TriggerErrors.CRON, "'" + expression + "' is no cron expression: " + what)
                .next("Write such as '30 2 * * MON-FRI' for half past two on weekdays."));
    }

    @Override
    public boolean has(LocalDate day) {
        if (!has(months, day.getMonthValue())) {
            return false;
        }
        boolean date = has(days, day.getDayOfMonth()) || (lastDay && day.getDayOfMonth() == day.lengthOfMonth());
        boolean weekday = has(weekdays, day.getDayOfWeek().getValue() % 7);
        return (anyDay || anyWeekday) ? (date && weekday) : (date || weekday);
    }

    private static boolean has(long set, int value) {
        return ((set >>> value) & 1) != 0;
    }

    @Override
    public @Nullable LocalTime from(LocalTime time) {
        LocalTime second = time.truncatedTo(ChronoUnit.SECONDS);
        LocalTime whole = second.equals(time) ? time : second.plusSeconds(1);
        if (whole.isBefore(time)) {
            return null;
        }
        for (int hour = next(hours, whole.getHour()); hour < 64; hour = next(hours, hour + 1)) {
            boolean sameHour = hour == whole.getHour();
            for (int minute = next(minutes, sameHour ? whole.getMinute() : 0);
                    minute < 64;
                    minute = next(minutes, minute + 1)) {
                boolean sameMinute = sameHour && minute == whole.getMinute();
                int at = next(seconds, sameMinute ? whole.getSecond() : 0);
                if (at < 64) {
                    return LocalTime.of(hour, minute, at);
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable LocalTime upTo(LocalTime time) {
        for (int hour = last(hours, time.getHour()); hour >= 0; hour = last(hours, hour - 1)) {
            boolean sameHour = hour == time.getHour();
            for (int minute = last(minutes, sameHour ? time.getMinute() : 59);
                    minute >= 0;
                    minute = last(minutes, minute - 1)) {
                boolean sameMinute = sameHour && minute == time.getMinute();
                int second = last(seconds, sameMinute ? time.getSecond() : 59);
                if (second >= 0) {
                    return LocalTime.of(hour, minute, second);
                }
            }
        }
        return null;
    }

    /** The first number of a set from one on; 64 when there is none. */
    private static int next(long set, int from) {
        return from > 63 ? 64 : Long.numberOfTrailingZeros((set >>> from) << from);
    }

    /** The last number of a set up to one; -1 when there is none. */
    private static int last(long set, int to) {
        return to < 0 ? -1 : 63 - Long.numberOfLeadingZeros((set << (63 - to)) >>> (63 - to));
    }
}
