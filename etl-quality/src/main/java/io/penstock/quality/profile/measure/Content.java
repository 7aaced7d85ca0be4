package io.penstock.quality.profile.measure;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the texts of a column look like. A format is counted over all values while it is a candidate; one that fewer than half of the first thousand
 * values look like is dropped and has no count.
 *
 * @param values texts looked at, those of spaces alone left out
 * @param counts values of each format that is still a candidate
 */
public record Content(long values, Map<Format, Long> counts) implements Serializable {
    public Content {
        counts = Map.copyOf(counts);
    }

    /** The share of the values that look like a format, 0 to 1; 0 when it was dropped as a candidate or there are no values. */
    public double share(Format format) {
        return values == 0 ? 0 : (double) counts.getOrDefault(format, 0L) / values;
    }

    /** The narrower ones first; every whole number of some length can be a telephone number, so that comes last. */
    private static final List<Format> NARROWEST_FIRST = List.of(
            Format.UUID,
            Format.IBAN,
            Format.ISBN,
            Format.CREDIT_CARD,
            Format.TIMESTAMP,
            Format.DATE_ISO,
            Format.DATE_EU,
            Format.DATE_US,
            Format.DATE_TEXT,
            Format.TIME,
            Format.IP,
            Format.EMAIL,
            Format.URL,
            Format.JSON,
            Format.BOOLEAN,
            Format.PERCENT,
            Format.INTEGER,
            Format.DECIMAL,
            Format.MONEY,
            Format.PHONE);

    /** The format that most values look like; of equally frequent ones the narrower one, {@code ISBN} rather than {@code INTEGER}. */
    public Optional<Format> likeliest() {
        Format best = null;
        for (Format format : NARROWEST_FIRST) {
            if (counts.getOrDefault(format, 0L) > (best == null ? 0 : counts.getOrDefault(best, 0L))) {
                best = format;
            }
        }
        return Optional.ofNullable(best);
    }
}
