package io.penstock.extract.text;

import java.io.Serializable;
import java.util.List;

/** How dates are written: ISO 8601 {@code 2024-02-29}, or the formats given, tried in order. Immutable. */
public final class DateFormats implements Serializable {
    private static final long serialVersionUID = 1L;

    /** {@code yyyy-MM-dd}. */
    public static final DateFormats ISO = new DateFormats(List.of());

    private final List<DatePattern> patterns;

    /**
     * Formats of {@link java.time.format.DateTimeFormatter} letters, read strictly: the 31st of February is no date.
     *
     * @throws IllegalArgumentException when a format is none
     */
    public DateFormats(List<String> formats) {
        this.patterns = formats.stream().map(DatePattern::new).toList();
    }

    /** The formats as given; empty for ISO. */
    public List<String> formats() {
        return patterns.stream().map(DatePattern::format).toList();
    }

    /** Days since 1970-01-01, or {@link Numbers#NONE}. */
    long date(byte[] b, int from, int to) {
        if (patterns.isEmpty()) {
            return IsoTimes.date(b, from, to);
        }
        for (DatePattern pattern : patterns) {
            long day = pattern.date(b, from, to);
            if (day != Numbers.NONE) {
                return day;
            }
        }
        return Numbers.NONE;
    }
}
