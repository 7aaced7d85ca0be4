package io.penstock.transform.parse;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.RecentValues;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Any pattern, through the JDK, with a memo of recent values. Strict, case ignored. */
final class FormatterReader implements LongReader {
    private final DateTimeFormatter formatter;
    private final @Nullable ZoneId zone;
    private final RecentValues recent = new RecentValues();

    /** @param zone null for dates; for timestamps the zone of texts without an offset */
    FormatterReader(String pattern, Locale locale, @Nullable ZoneId zone) {
        this.formatter = formatter(pattern, locale);
        this.zone = zone;
    }

    /** @throws IllegalArgumentException when the pattern is not valid */
    static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(yearsOfEra(pattern))
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** {@code y} as {@code u}: strict resolving of a year of era would want the era too. */
    private static String yearsOfEra(String pattern) {
        if (pattern.indexOf('G') >= 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(c == 'y' && !quoted ? 'u' : c);
        }
        return out.toString();
    }

    @Override
    public void read(TextColumn column, long[] values, long[] open) {
        for (int w = 0; w < open.length; w++) {
            for (long rest = open[w]; rest != 0; rest &= rest - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(rest);
                int slot = recent.slot(column, i);
                if (!recent.holds(slot, column, i)) {
                    recent.put(slot, column, i, parse(column.string(i)));
                }
                if (recent.value(slot) != FAILED) {
                    values[i] = recent.value(slot);
                    open[w] &= ~(rest & -rest);
                }
            }
        }
    }

    private long parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            return zone == null ? LocalDate.from(parsed).toEpochDay() : instant(parsed, zone);
        } catch (DateTimeException | ArithmeticException e) {
            return FAILED;
        }
    }

    private static long instant(TemporalAccessor parsed, ZoneId local) {
        LocalDateTime time = parsed.isSupported(ChronoField.NANO_OF_DAY)
                ? LocalDateTime.from(parsed)
                : LocalDate.from(parsed).atStartOfDay();
        ZoneId named = parsed.query(TemporalQueries.zone());
        List<ZoneOffset> offsets = (named == null ? local : named).getRules().getValidOffsets(time);
        return offsets.isEmpty()
                ? FAILED
                : Math.addExact(
                        Math.multiplyExact(time.toEpochSecond(offsets.get(0)), 1_000_000L),
                        time.get(ChronoField.MICRO_OF_SECOND));
    }
}
