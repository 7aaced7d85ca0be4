package io.penstock.transform.parse;

import io.penstock.data.TextColumn;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates and timestamps part by part from bytes: {@code MMM d, yyyy}, {@code d/M/yyyy}, {@code yyyy-MM-dd'T'HH:mm:ss.SSSXXX}.
 * English month names, case ignored. Two-digit years are 2000–2099. One thread: the fields of the value being read are kept
 * here.
 */
final class PartsReader implements LongReader {
    private static final long DAY_SECONDS = 86_400;
    private static final int SHORT_NAME = 3;
    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final int[] MONTH_CODES = Arrays.stream(MONTHS)
            .mapToInt(name -> (name.charAt(0) << 16) | (name.charAt(1) << 8) | name.charAt(2))
            .toArray();

    private final DatePattern.Part[] parts;
    private final @Nullable ZoneId zone;
    private int at;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int micro;
    private int offsetSeconds;
    private boolean hasOffset;

    /** @param zone null for dates; for timestamps the zone of texts without an offset */
    PartsReader(DatePattern pattern, @Nullable ZoneId zone) {
        this.parts = pattern.parts().toArray(new DatePattern.Part[0]);
        this.zone = zone;
    }

    @Override
    public void read(TextColumn column, long[] values, long[] open) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        for (int w = 0; w < open.length; w++) {
            for (long rest = open[w]; rest != 0; rest &= rest - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(rest);
                if (fields(bytes, starts[i], ends[i]) && Calendar.exists(year, month, day)) {
                    long days = Calendar.epochDay(year, month, day);
                    long value = zone == null ? days : instant(days, zone);
                    if (value != FAILED) {
                        values[i] = value;
                        open[w] &= ~(rest & -rest);
                    }
                }
            }
        }
    }

    private boolean fields(byte[] bytes, int from, int to) {
        at = from;
        hour = 0;
        minute = 0;
        second = 0;
        micro = 0;
        for (DatePattern.Part part : parts) {
            if (!field(part, bytes, to)) {
                return false;
            }
        }
        return at == to;
    }

    private boolean field(DatePattern.Part part, byte[] bytes, int to) {
        switch (part.kind()) {
            case LITERAL -> {
                return at < to && bytes[at++] == part.literal();
            }
            case MONTH_SHORT_NAME, MONTH_NAME -> {
                return monthName(bytes, to, part.kind() == DatePattern.Kind.MONTH_NAME);
            }
            case OFFSET -> {
                return offset(bytes, to);
            }
            default -> {
                int number = number(part, bytes, to);
                return number >= 0 && store(part, number);
            }
        }
    }

    private int number(DatePattern.Part part, byte[] bytes, int to) {
        int from = at;
        int limit = Math.min(to, at + part.most());
        int number = 0;
        while (at < limit && Digits.isDigit(bytes[at])) {
            number = number * 10 + bytes[at++] - '0';
        }
        return at - from < part.least() ? -1 : number;
    }

    private boolean store(DatePattern.Part part, int number) {
        switch (part.kind()) {
            case YEAR -> year = number;
            case SHORT_YEAR -> year = 2000 + number;
            case MONTH -> month = number;
            case DAY -> day = number;
            case HOUR -> hour = number;
            case MINUTE -> minute = number;
            case SECOND -> second = number;
            default -> micro = toMicros(number, part.most());
        }
        return hour < 24 && minute < 60 && second < 60;
    }

    private static int toMicros(int fraction, int digits) {
        long micros = fraction;
        for (int d = digits; d < 6; d++) {
            micros *= 10;
        }
        for (int d = digits; d > 6; d--) {
            micros /= 10;
        }
        return (int) micros;
    }

    private boolean monthName(byte[] bytes, int to, boolean isLong) {
        if (at + SHORT_NAME > to) {
            return false;
        }
        int code = (lower(bytes[at]) << 16) | (lower(bytes[at + 1]) << 8) | lower(bytes[at + 2]);
        int m = 0;
        while (m < MONTH_CODES.length && MONTH_CODES[m] != code) {
            m++;
        }
        if (m == MONTH_CODES.length || (isLong && !endsAs(bytes, to, MONTHS[m]))) {
            return false;
        }
        month = m + 1;
        at += isLong ? MONTHS[m].length() : SHORT_NAME;
        return true;
    }

    private boolean endsAs(byte[] bytes, int to, String name) {
        if (at + name.length() > to) {
            return false;
        }
        for (int i = SHORT_NAME; i < name.length(); i++) {
            if (lower(bytes[at + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xff;
    }

    private boolean offset(byte[] bytes, int to) {
        hasOffset = true;
        if (at < to && (bytes[at] == 'Z' || bytes[at] == 'z')) {
            offsetSeconds = 0;
            at++;
            return true;
        }
        if (at + 6 > to || (bytes[at] != '+' && bytes[at] != '-') || bytes[at + 3] != ':') {
            return false;
        }
        int hours = Digits.two(bytes, at + 1);
        int minutes = Digits.two(bytes, at + 4);
        int seconds = hours * 3600 + minutes * 60;
        offsetSeconds = bytes[at] == '-' ? -seconds : seconds;
        at += 6;
        return hours >= 0 && minutes >= 0 && minutes < 60 && seconds <= 18 * 3600;
    }

    private long instant(long days, ZoneId local) {
        long seconds = days * DAY_SECONDS + hour * 3600L + minute * 60L + second;
        if (hasOffset) {
            seconds -= offsetSeconds;
        } else if (local instanceof ZoneOffset fixed) {
            seconds -= fixed.getTotalSeconds();
        } else {
            LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            List<ZoneOffset> offsets = local.getRules().getValidOffsets(time);
            if (offsets.isEmpty()) {
                return FAILED;
            }
            seconds -= offsets.get(0).getTotalSeconds();
        }
        return seconds * 1_000_000 + micro;
    }
}
