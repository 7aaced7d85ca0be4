package io.penstock.quality.sketch.tally;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind those hashes that may be among the most frequent. Keys stand in one order, by their count and then by the hash itself;
 * those before the bar are kept. Where there are too many, the bar is raised so that half of them stay. A key that is before the last bar was so
 * when it was last counted, for bars only rise: so its bytes are here.
 */
final class Witnesses implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 4096;
    private static final int OVERHEAD = 64;

    private final long mostBytes;
    private final Map<Long, byte[]> texts = new HashMap<>();
    private long bytes;
    private long barCount = 1;
    private long barKey = Long.MAX_VALUE;

    /** @param mostBytes about as much memory as it may take */
    Witnesses(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A key of fewer occurrences is not wanted. */
    long barCount() {
        return barCount;
    }

    boolean wants(long key, long count) {
        return count > barCount || (count == barCount && key <= barKey);
    }

    boolean has(long key) {
        return texts.containsKey(key);
    }

    byte @Nullable [] get(long key) {
        return texts.get(key);
    }

    /** Keeps the bytes of a wanted key, which {@code counts} may be the place to mark. */
    void put(long key, byte[] text, Counts counts) {
        if (texts.put(key, text) == null) {
            bytes += text.length + OVERHEAD;
        }
        counts.mark(key);
        if (texts.size() > MOST || bytes > mostBytes) {
            raise(counts);
        }
    }

    private record Ranked(long key, long count) {}

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingLong(Ranked::count).reversed().thenComparingLong(Ranked::key);

    private void raise(Counts counts) {
        List<Ranked> ranked = new ArrayList<>(texts.size());
        for (Long key : texts.keySet()) {
            ranked.add(new Ranked(key, Math.max(1, counts.get(key))));
        }
        ranked.sort(BEST_FIRST);
        int kept = Math.max(1, ranked.size() / 2);
        for (Ranked each : ranked.subList(kept, ranked.size())) {
            byte[] gone = texts.remove(each.key());
            bytes -= gone == null ? 0 : gone.length + OVERHEAD;
            counts.unmark(each.key());
        }
        barCount = ranked.get(kept - 1).count();
        barKey = ranked.get(kept - 1).key();
    }

    /** After so much was taken off all counts. */
    void lower(long less) {
        if (less > 0) {
            barKey = barCount > less ? barKey : Long.MAX_VALUE;
            barCount = Math.max(1, barCount - less);
        }
    }

    /** Takes over what another one has, once all counts are those of both. */
    void merge(Witnesses other, Counts counts) {
        if (other.barCount > barCount || (other.barCount == barCount && other.barKey < barKey)) {
            barCount = other.barCount;
            barKey = other.barKey;
        }
        other.texts.forEach((key, text) -> put(key, text, counts));
    }
}
