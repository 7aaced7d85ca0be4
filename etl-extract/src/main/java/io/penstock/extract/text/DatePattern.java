package io.penstock.extract.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One date format. Those made of {@code yyyy}, {@code MM}, {@code dd} and ASCII separators are read from bytes, all others by
 * {@link DateTimeFormatter}, month names in English and in any case.
 */
final class DatePattern implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String format;
    private final byte @Nullable [] fixed;
    private transient @Nullable DateTimeFormatter formatter;

    DatePattern(String format) {
        this.format = format;
        this.fixed = isFixed(format) ? format.getBytes(StandardCharsets.US_ASCII) : null;
        this.formatter = formatter(format);
        requireDate(formatter, format);
    }

    private static void requireDate(DateTimeFormatter formatter, String format) {
        LocalDate day = LocalDate.of(2000, 12, 31);
        try {
            if (LocalDate.parse(formatter.format(day), formatter).equals(day)) {
                return;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + format + "' does not say a day, a month and a year (months are M, minutes m)", e);
        }
        throw new IllegalArgumentException("'" + format + "' does not say the whole date");
    }

    String format() {
        return format;
    }

    long date(byte[] b, int from, int to) {
        if (fixed != null) {
            return fixed(fixed, b, from, to);
        }
        DateTimeFormatter usable = formatter;
        if (usable == null) {
            usable = formatter(format);
            formatter = usable;
        }
        try {
            return LocalDate.parse(new String(b, from, to - from, StandardCharsets.UTF_8), usable)
                    .toEpochDay();
        } catch (DateTimeException e) {
            return Numbers.NONE;
        }
    }

    private static long fixed(byte[] pattern, byte[] b, int from, int to) {
        if (to - from != pattern.length) {
            return Numbers.NONE;
        }
        int year = 0;
        int month = 0;
        int day = 0;
        for (int i = 0; i < pattern.length; i++) {
            byte expected = pattern[i];
            int digit = b[from + i] - '0';
            if (expected != 'y' && expected != 'M' && expected != 'd') {
                if (b[from + i] != expected) {
                    return Numbers.NONE;
                }
                continue;
            }
            if (digit < 0 || digit > 9) {
                return Numbers.NONE;
            }
            if (expected == 'y') {
                year = year * 10 + digit;
            } else if (expected == 'M') {
                month = month * 10 + digit;
            } else {
                day = day * 10 + digit;
            }
        }
        return IsoTimes.epochDay(year, month, day);
    }

    private static boolean isFixed(String format) {
        return format.replaceFirst("yyyy|uuuu", "")
                        .replaceFirst("MM", "")
                        .replaceFirst("dd", "")
                        .matches("[-/. ]*")
                && format.matches("[yMd\\-/. ]*")
                && format.contains("yyyy")
                && format.contains("MM")
                && format.contains("dd");
    }

    /** Year-of-era has no meaning without an era in strict mode, so it is read as the year. */
    private static DateTimeFormatter formatter(String format) {
        StringBuilder strict = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            quoted ^= c == '\'';
            strict.append(c == 'y' && !quoted ? 'u' : c);
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(strict.toString())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
