package io.penstock.quality.sketch.tally;

import io.penstock.quality.sketch.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent keys of a tally, by their count and then by the key.
 *
 * @param keys best first
 * @param error how much a count can be too low, and how frequent a key that is missing can be beyond the last; 0 when exact
 */
public record FrequentKeys(List<Frequent> keys, long error) {
    /** A key, how often it occurs at least, and its bytes. */
    public static final class Frequent {
        private final long key;
        private final long count;
        private final byte @Nullable [] text;

        Frequent(long key, long count, byte @Nullable [] text) {
            this.key = key;
            this.count = count;
            this.text = text;
        }

        public long key() {
            return key;
        }

        public long count() {
            return count;
        }

        /** Null for numbers. */
        public byte @Nullable [] text() {
            return text;
        }
    }

    private static final Comparator<Counted> WORST_FIRST =
            Comparator.comparingLong(Counted::count).thenComparing(Counted::key, Comparator.reverseOrder());

    /** The best {@code most} keys. */
    public static FrequentKeys of(ValueTally tally, int most) {
        PriorityQueue<Counted> best = new PriorityQueue<>(WORST_FIRST);
        tally.counts().forEach((key, count) -> offer(best, most, key, count));
        if (best.size() < most) {
            addSingles(tally, best, most);
        }
        List<Counted> ranked = new ArrayList<>(best);
        ranked.sort(WORST_FIRST.reversed());
        return withTexts(tally, ranked);
    }

    private static void offer(PriorityQueue<Counted> best, int most, long key, long count) {
        Counted worst = best.size() < most ? null : best.peek();
        if (worst == null || count > worst.count() || (count == worst.count() && key < worst.key())) {
            if (worst != null) {
                best.poll();
            }
            best.add(new Counted(key, count));
        }
    }

    /** Keys that occur once, where those that occur more often are too few. */
    private static void addSingles(ValueTally tally, PriorityQueue<Counted> best, int most) {
        Counts counts = tally.counts();
        tally.counter().forEach((keys, size) -> {
            for (int i = 0; i < size; i++) {
                if (counts.get(keys[i]) == 0) {
                    offer(best, most, keys[i], 1);
                }
            }
        });
    }

    /** Keys whose bytes were not kept are left out, which happens only after tallies of many values were merged. */
    private static FrequentKeys withTexts(ValueTally tally, List<Counted> ranked) {
        Witnesses witnesses = tally.witnesses();
        long error = tally.counts().takenOff();
        List<Frequent> known = new ArrayList<>();
        long missing = 0;
        for (Counted each : ranked) {
            byte[] text = witnesses == null ? null : witnesses.get(each.key());
            if (witnesses == null || text != null) {
                known.add(new Frequent(each.key(), each.count(), text));
            } else {
                missing = Math.max(missing, each.count());
            }
        }
        long last = known.isEmpty() ? 0 : known.get(known.size() - 1).count();
        return new FrequentKeys(known, Math.max(error, missing - last));
    }
}
