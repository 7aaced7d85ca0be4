package io.penstock.quality.sketch.tally;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.distinct.Holder;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.quality.sketch.KeyOrder;
import io.penstock.quality.sketch.NumberSketch;
import io.penstock.quality.sketch.SortedCounts;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of one column and how often each occurs: exact while the limit and the {@link MemoryBudget} allow, by sketches of a
 * fixed size after. Values are 64-bit keys: numbers by their {@link KeyOrder}, or hashes with a {@link ValueText} for the few whose bytes
 * are kept.
 *
 * <p>Keys that occur once are in the {@link DistinctCounter} alone, so a column of unique values costs no more than counting them; those
 * that occur again have a count in a second table, which is looked at first. Once the values are too many the second table keeps the most
 * frequent, a random sample of the distinct ones all of theirs, and numbers go into a {@link NumberSketch}.
 */
public final class ValueTally implements Holder {
    private static final long serialVersionUID = 1L;

    private static final int CHUNK = 2048;
    private static final int LEAST_KEPT = 512;
    private static final int MOST_KEPT = 8192;
    private static final int BYTES_PER_KEPT = 64;

    private final MemoryBudget budget;
    /** Keys that the sketch of counts keeps when it has to forget some. */
    private final int kept;

    private final @Nullable KeyOrder order;
    private final @Nullable Witnesses witnesses;
    private final DistinctCounter counter;
    private final Counts counts = new Counts();
    private long total;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private @Nullable DistinctSample sample;
    private @Nullable NumberSketch numbers;
    private transient @Nullable TallyScratch scratch;

    private ValueTally(
            MemoryBudget budget, int limit, long sketchBytes, @Nullable KeyOrder order, @Nullable Witnesses witnesses) {
        this.budget = budget;
        this.kept = (int) Math.max(LEAST_KEPT, Math.min(MOST_KEPT, sketchBytes / BYTES_PER_KEPT));
        this.order = order;
        this.witnesses = witnesses;
        this.counter = new DistinctCounter(budget, limit, this);
        budget.register(this);
        budget.take(counts.byteSize());
    }

    /**
     * For numbers, dates and times as keys in their order.
     *
     * @param limit distinct values that are counted exactly
     * @param sketchBytes about as much memory as the sketch of frequent values may take
     */
    public static ValueTally ofNumbers(MemoryBudget budget, int limit, long sketchBytes, KeyOrder order) {
        return new ValueTally(budget, limit, sketchBytes, order, null);
    }

    /**
     * For hashes of values whose bytes are wanted.
     *
     * @param limit distinct values that are counted exactly
     * @param sketchBytes about as much memory as the sketch of frequent values may take, and the bytes of frequent values again
     */
    public static ValueTally ofTexts(MemoryBudget budget, int limit, long sketchBytes) {
        return new ValueTally(budget, limit, sketchBytes, null, new Witnesses(sketchBytes));
    }

    /** For hashes of values that cannot be shown; see {@link #ofNumbers}. */
    public static ValueTally ofHashes(MemoryBudget budget, int limit, long sketchBytes) {
        return new ValueTally(budget, limit, sketchBytes, null, null);
    }

    @Override
    public boolean isExact() {
        return counter.isExact();
    }

    @Override
    public long byteSize() {
        return counter.byteSize() + counts.byteSize();
    }

    @Override
    public long members() {
        return counter.members();
    }

    /** Adds {@code keys[0..size)}; see {@link #add(long[], int, long, long, ValueText, Fresh)}. */
    public void add(long[] keys, int size, @Nullable ValueText texts, Fresh fresh) {
        add(keys, size, 0, 0, texts, fresh);
    }

    /**
     * Adds {@code keys[0..size)}.
     *
     * @param min not greater than any of them, where they are numbers
     * @param max not less than any of them
     * @param texts the bytes behind the keys, if there are any
     * @param fresh is cleared and receives the indexes of all keys that were not there before; once a sketch, of those that may be new
     */
    public void add(long[] keys, int size, long min, long max, @Nullable ValueText texts, Fresh fresh) {
        fresh.clear();
        total += size;
        if (order == KeyOrder.WHOLE && size > 0) {
            least = Math.min(least, min);
            greatest = Math.max(greatest, max);
        }
        TallyScratch own = scratch();
        for (int from = 0; from < size; from += CHUNK) {
            int to = Math.min(size, from + CHUNK);
            if (!isExact()) {
                sketch(keys, from, to, own);
            }
            own.passing.clear();
            long bar = witnesses == null || texts == null ? Long.MAX_VALUE >> 2 : witnesses.barCount();
            int unknown = counts.countKnown(keys, from, to, own.unknown, bar, own.passing);
            for (int p = 0; p < own.passing.size(); p++) {
                int i = own.passing.get(p);
                witness(keys[i], counts.get(keys[i]), i, texts);
            }
            if (unknown > 0) {
                addUnknown(keys, unknown, texts, own, fresh);
            }
        }
    }

    private void sketch(long[] keys, int from, int to, TallyScratch own) {
        if (sample != null) {
            for (int i = from; i < to; i++) {
                sample.add(keys[i], 1);
            }
        }
        if (numbers != null) {
            System.arraycopy(keys, from, own.keys, 0, to - from);
            numbers.add(own.keys, to - from);
        }
    }

    private void addUnknown(long[] keys, int size, @Nullable ValueText texts, TallyScratch own, Fresh fresh) {
        for (int u = 0; u < size; u++) {
            own.keys[u] = keys[own.unknown[u]];
        }
        boolean sketched = !isExact();
        int at = 0;
        while (at < size && isExact()) {
            int many = Math.min(admitted(size - at), room());
            if (isExact()) {
                own.fresh.clear();
                counter.addAdmitted(own.keys, at, at + many, own.fresh);
            }
            if (isExact()) {
                tellApart(at, at + many, texts, own, fresh);
                at += many;
            }
        }
        if (at < size) {
            if (!sketched) {
                sketch(own.keys.clone(), at, size, own);
                for (int u = at; u < size; u++) {
                    own.keys[u] = keys[own.unknown[u]];
                }
            }
            counter.addAdmitted(own.keys, at, size, own.fresh);
            for (int u = at; u < size; u++) {
                fresh.add(own.unknown[u]);
                count(own.keys[u], 1, own.unknown[u], texts);
            }
        }
    }

    private int admitted(int coming) {
        return order == KeyOrder.WHOLE ? counter.admit(coming, least, greatest) : counter.admit(coming);
    }

    /** Room for so many more counts, 1 or more; where there cannot be any, this goes over to sketches. */
    private int room() {
        if (counts.room() == 0) {
            long before = counts.byteSize();
            if (!budget.reserve(counts.nextByteSize())) {
                overflow();
                return 1;
            }
            counts.grow();
            budget.release(before);
        }
        return counts.room();
    }

    private void tellApart(int from, int to, @Nullable ValueText texts, TallyScratch own, Fresh fresh) {
        int f = 0;
        for (int u = from; u < to; u++) {
            int index = own.unknown[u];
            long key = own.keys[u];
            if (f < own.fresh.size() && own.fresh.get(f) == u) {
                f++;
                fresh.add(index);
                witness(key, 1, index, texts);
            } else {
                witness(key, counts.again(key), index, texts);
            }
        }
    }

    private void witness(long key, long count, int index, @Nullable ValueText texts) {
        if (witnesses != null && texts != null && witnesses.wants(key, count)) {
            if (witnesses.has(key)) {
                counts.mark(key);
            } else {
                witnesses.put(key, texts.copy(index), counts);
            }
        }
    }

    /** Counts a key in the table of a sketch, which may have to forget others. */
    private void count(long key, long times, int index, @Nullable ValueText texts) {
        if (counts.room() == 0) {
            long less = counts.purge(kept);
            if (witnesses != null) {
                witnesses.lower(less);
            }
        }
        witness(key, counts.add(key, times), index, texts);
    }

    @Override
    public void overflow() {
        DistinctSample distinct = new DistinctSample();
        NumberSketch values = order == null ? null : new NumberSketch(order);
        forEach((key, count) -> {
            distinct.add(key, count);
            if (values != null) {
                values.add(key, count);
            }
        });
        sample = distinct;
        numbers = values;
        counter.overflow();
        long before = counts.byteSize();
        counts.missed(1);
        long less = counts.purge(kept);
        if (witnesses != null) {
            witnesses.lower(less);
        }
        budget.take(counts.byteSize());
        budget.release(before);
    }

    /** Adds what another tally of the same kind of values has seen. */
    public void merge(ValueTally other) {
        total += other.total;
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
        if (isExact() && !other.isExact()) {
            overflow();
        }
        if (other.isExact()) {
            TallyScratch own = scratch();
            other.forEach((key, count) -> add(key, count, own));
        } else {
            counter.merge(other.counter);
            other.counts.forEach((key, count) -> count(key, count, 0, null));
            counts.missed(other.counts.takenOff());
            if (sample != null && other.sample != null) {
                sample.merge(other.sample);
            }
            if (numbers != null && other.numbers != null) {
                numbers.merge(other.numbers);
            }
        }
        if (witnesses != null && other.witnesses != null) {
            witnesses.merge(other.witnesses, counts);
        }
    }

    private void add(long key, long times, TallyScratch own) {
        own.keys[0] = key;
        own.fresh.clear();
        long known = counts.get(key);
        if (isExact() && known == 0) {
            admitted(1);
            room();
            if (isExact()) {
                counter.addAdmitted(own.keys, 0, 1, own.fresh);
            }
        }
        if (!isExact()) {
            counter.addAdmitted(own.keys, 0, 1, own.fresh);
            if (sample != null) {
                sample.add(key, times);
            }
            if (numbers != null) {
                numbers.add(key, times);
            }
            count(key, times, 0, null);
        } else if (known > 0) {
            counts.add(key, times);
        } else if (own.fresh.size() == 0) {
            counts.add(key, times + 1);
        } else if (times > 1) {
            counts.add(key, times);
        }
    }

    private TallyScratch scratch() {
        TallyScratch own = scratch;
        if (own == null) {
            own = new TallyScratch(CHUNK);
            scratch = own;
        }
        return own;
    }

    /** Values added. */
    public long total() {
        return total;
    }

    public DistinctCount distinct() {
        return counter.count();
    }

    /** Sums and quantiles, once numbers are too many to count each; null while they are counted. */
    public @Nullable NumberSketch numbers() {
        return numbers;
    }

    /** Every key with its count, in no order; nothing once a sketch. */
    void forEach(SortedCounts.Consumer consumer) {
        counter.forEach((keys, size) -> {
            for (int i = 0; i < size; i++) {
                consumer.accept(keys[i], Math.max(1, counts.get(keys[i])));
            }
        });
    }

    /** Every key with its count, in the order of keys; nothing once a sketch. */
    public SortedCounts sorted() {
        return counter.isSorted() ? this::forEach : SortedKeys.of(counter, counts);
    }

    Counts counts() {
        return counts;
    }

    DistinctCounter counter() {
        return counter;
    }

    @Nullable
    Witnesses witnesses() {
        return witnesses;
    }

    @Nullable
    DistinctSample sample() {
        return sample;
    }
}
