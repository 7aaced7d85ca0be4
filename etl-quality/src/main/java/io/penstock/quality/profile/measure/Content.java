package io.penstock.quality.profile.measure;

import java.io.Serializable;
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

    /** The format that most values look like; of equally frequent ones the first of {@link Format}, that is, the narrower one. */
    public Optional<Format> likeliest() {
        Format best = null;
        for (Format format : Format.values()) {
            if (counts.getOrDefault(format, 0L) > (best == null ? 0 : counts.getOrDefault(best, 0L))) {
                best = format;
            }
        }
        return Optional.ofNullable(best);
    }
}
