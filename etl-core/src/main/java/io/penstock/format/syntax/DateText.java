package io.penstock.format.syntax;

import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Texts that are a date by a pattern of {@link DateTimeFormatter}, resolved strictly: 31 February is none. Immutable. */
public final class DateText {
    private static final int LONGEST = 64;

    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException when the pattern is none, or lacks year, month or day */
    public DateText(String pattern) {
        formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(yearsAsTheyCount(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        String written = formatter.format(LocalDate.of(2024, 11, 23).atTime(10, 20, 30));
        if (!isDate(written)) {
            throw new IllegalArgumentException("year, month or day is missing");
        }
    }

    /** The letter y is the year of an era, which a strict reader does not take without one: u is meant. */
    private static String yearsAsTheyCount(String pattern) {
        StringBuilder out = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(c == 'y' && !quoted ? 'u' : c);
        }
        return out.toString();
    }

    public boolean isDate(byte[] text, int from, int to) {
        return to - from <= LONGEST && isDate(new String(text, from, to - from, StandardCharsets.UTF_8));
    }

    private boolean isDate(String text) {
        ParsePosition position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() != text.length()) {
            return false;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate.from(parsed);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
