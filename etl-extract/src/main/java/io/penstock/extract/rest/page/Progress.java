package io.penstock.extract.rest.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far an incremental source got: a value as the server wrote it. Two values compare as numbers if both are, as moments if both
 * are (ISO 8601 with an offset), else letter by letter, which is right for ISO dates and local times.
 */
public record Progress(
        String text, @Nullable BigDecimal number, @Nullable Instant moment) {
    public static Progress of(String text) {
        return new Progress(text, number(text), moment(text));
    }

    /** The later of two values; {@code known} may be null. */
    public static Progress later(@Nullable Progress known, String text) {
        if (known != null && known.text().equals(text)) {
            return known;
        }
        Progress other = of(text);
        return known == null || other.isAfter(known) ? other : known;
    }

    public boolean isAfter(Progress other) {
        if (number != null && other.number != null) {
            return number.compareTo(other.number) > 0;
        } else if (moment != null && other.moment != null) {
            return moment.isAfter(other.moment);
        }
        return text.compareTo(other.text) > 0;
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > 40 || "-0123456789".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant moment(String text) {
        if (text.length() < 16 || text.charAt(4) != '-' || text.indexOf('T') != 10) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
