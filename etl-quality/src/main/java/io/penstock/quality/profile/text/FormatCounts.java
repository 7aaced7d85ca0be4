package io.penstock.quality.profile.text;

import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How many texts look like each format that is still a candidate. */
final class FormatCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Values after which candidates are chosen. */
    private static final int TRIAL = 1000;

    private static final int FORMATS = Format.values().length;

    private final long[] counts = new long[FORMATS];
    private int candidates = (1 << FORMATS) - 1;
    private long values;

    /** Bits of the formats that are counted. */
    int candidates() {
        return candidates;
    }

    /** Counts a text that is not blank; {@code formats} are bits of what it looks like. */
    void add(int formats) {
        values++;
        int left = formats & candidates;
        while (left != 0) {
            counts[Integer.numberOfTrailingZeros(left)]++;
            left &= left - 1;
        }
        if (values == TRIAL) {
            choose();
        }
    }

    private void choose() {
        for (int f = 0; f < FORMATS; f++) {
            if (2 * counts[f] < values) {
                candidates &= ~(1 << f);
            }
        }
    }

    /** A format that either has dropped is dropped. */
    void merge(FormatCounts other) {
        boolean trial = values < TRIAL && other.values < TRIAL;
        values += other.values;
        candidates &= other.candidates;
        for (int f = 0; f < FORMATS; f++) {
            counts[f] += other.counts[f];
        }
        if (trial && values >= TRIAL) {
            choose();
        }
    }

    Content content() {
        Map<Format, Long> each = new EnumMap<>(Format.class);
        Format[] formats = Format.values();
        for (int f = 0; f < formats.length; f++) {
            if (((candidates >> f) & 1) == 1) {
                each.put(formats[f], counts[f]);
            }
        }
        return new Content(values, each);
    }
}
