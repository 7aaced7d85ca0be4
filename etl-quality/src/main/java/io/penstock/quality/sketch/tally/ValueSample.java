package io.penstock.quality.sketch.tally;

import io.penstock.quality.distinct.WyHash;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some distinct values chosen at random: those of the least hashes (Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007),
 * so the same for the same values in any order.
 */
public final class ValueSample implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int SEED = 7;

    private final int most;
    private final TreeMap<Long, Entry> chosen = new TreeMap<>();
    private long bar = Long.MAX_VALUE;

    /** A value of the sample. */
    public static final class Entry implements Serializable {
        private static final long serialVersionUID = 1L;

        private final long key;
        private final byte @Nullable [] text;

        private Entry(long key, byte @Nullable [] text) {
            this.key = key;
            this.text = text;
        }

        public long key() {
            return key;
        }

        /** Its bytes; null for numbers, whose key is the value. */
        public byte @Nullable [] text() {
            return text;
        }
    }

    /** @param most how many to choose */
    public ValueSample(int most) {
        this.most = most;
    }

    /** Offers the value of a key. */
    public void offer(long key, int index, @Nullable ValueText texts) {
        long place = WyHash.hash(key, SEED);
        if (place < bar && !chosen.containsKey(place)) {
            put(place, new Entry(key, texts == null ? null : texts.copy(index)));
        }
    }

    private void put(long place, Entry entry) {
        chosen.put(place, entry);
        if (chosen.size() > most) {
            chosen.pollLastEntry();
        }
        if (chosen.size() == most) {
            bar = chosen.lastKey();
        }
    }

    /** Adds what another sample of the same size chose. */
    public void merge(ValueSample other) {
        for (Map.Entry<Long, Entry> each : other.chosen.entrySet()) {
            if (!chosen.containsKey(each.getKey())) {
                put(each.getKey(), each.getValue());
            }
        }
    }

    /** The values, in the order of their hashes. */
    public Iterable<Entry> entries() {
        return chosen.values();
    }
}
