package io.penstock.quality.distinct;

import org.jspecify.annotations.Nullable;

/**
 * Counts the distinct 64-bit values of one column: exactly up to a limit while the {@link MemoryBudget} allows, by a sketch with a
 * standard error of 0.81 % after. A column either gives its values themselves with their range ({@link #addValues}), where a narrow range
 * is kept as a bitmap and stays exact past the limit, or hashes of its values ({@link #addHashes}).
 *
 * <p>Hashed values are counted exactly up to collisions of their hashes: for n distinct values the chance of one missing is about
 * n²/2<sup>65</sup>, one in ten million at two million values.
 *
 * <p>About 2 ns for a value of a narrow range, 3–5 ns among a few, 20–40 ns among millions. One thread. Serialisable
 * together with its budget.
 */
public final class DistinctCounter implements Holder {
    private static final long serialVersionUID = 1L;

    /** A bitmap of this size is taken without asking whether a set would be smaller. */
    private static final long SMALL_BITMAP = 1 << 16;

    private static final long BITMAP_BYTES_PER_VALUE = 64;

    private final MemoryBudget budget;
    private final int limit;
    private final Holder owner;
    private @Nullable DenseBits bits;
    private @Nullable LongSet set;
    private @Nullable HyperLogLog sketch;
    private boolean ranged;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    /** @param limit count exactly up to this many distinct values */
    public DistinctCounter(MemoryBudget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
        this.owner = this;
        budget.register(this);
    }

    /**
     * A counter that is a part of something larger, which is told instead of it when there is no room or the limit is passed, and must
     * then call {@link #overflow}.
     */
    public DistinctCounter(MemoryBudget budget, int limit, Holder owner) {
        this.budget = budget;
        this.limit = limit;
        this.owner = owner;
    }

    @Override
    public boolean isExact() {
        return sketch == null;
    }

    /** Bytes of the set, the bitmap or the sketch. */
    @Override
    public long byteSize() {
        return (bits == null ? 0 : bits.byteSize())
                + (set == null ? 0 : set.byteSize())
                + (sketch == null ? 0 : HyperLogLog.BYTES);
    }

    @Override
    public long members() {
        return bits != null ? bits.count() : set != null ? set.count() : 0;
    }

    /** Adds {@code values[0..count)}, the least of which is {@code min} and the greatest {@code max}. */
    public void addValues(long[] values, int count, long min, long max, Fresh scratch) {
        if (count == 0) {
            return;
        }
        ranged = true;
        lowest = Math.min(lowest, min);
        highest = Math.max(highest, max);
        if (sketch == null && set == null && fitBits(count)) {
            covering().add(values, 0, count);
        } else {
            scratch.clear();
            addSparse(values, count, scratch);
        }
    }

    /**
     * Adds {@code hashes[0..count)}.
     *
     * @param fresh is cleared and receives the indexes of all hashes that were not there before; once the counter is a sketch, of all
     */
    public void addHashes(long[] hashes, int count, Fresh fresh) {
        fresh.clear();
        addSparse(hashes, count, fresh);
    }

    /**
     * Makes ready for values that are reported one by one as new or not ({@link #addAdmitted}); may go over to a sketch.
     *
     * @param coming how many there are to add
     * @return how many of them may be added before asking again, 1 or more; all of them when the counter is a sketch
     */
    public int admit(int coming) {
        if (sketch != null || bits != null) {
            return coming;
        }
        LongSet exact = exactSet();
        if (exact.room() == 0 && exact.count() < limit) {
            makeRoom(exact);
        }
        return sketch != null || bits != null
                ? coming
                : Math.min(coming, Math.max(1, Math.min(exact.room(), limit - exact.count())));
    }

    /** As {@link #admit(int)} for values of which no one is less than {@code min} or greater than {@code max}. */
    public int admit(int coming, long min, long max) {
        ranged = true;
        lowest = Math.min(lowest, min);
        highest = Math.max(highest, max);
        if (sketch == null && set == null) {
            fitBits(coming);
        }
        return admit(coming);
    }

    /**
     * Adds {@code values[from..to)}, no more than were admitted.
     *
     * @param fresh receives the indexes of those that were not there before; must not be asked once the counter is a sketch
     */
    public void addAdmitted(long[] values, int from, int to, Fresh fresh) {
        if (sketch != null) {
            sketch.add(values, from, to);
        } else if (bits != null) {
            covering().add(values, from, to, fresh);
        } else if (exactSet().add(values, from, to, limit, fresh) < to) {
            owner.overflow();
            addAdmitted(values, from, to, fresh);
        }
    }

    private void addSparse(long[] values, int count, Fresh fresh) {
        int at = 0;
        while (at < count) {
            if (sketch != null) {
                sketch.add(values, at, count);
                fresh.addAll(at, count);
                return;
            } else if (bits != null) {
                covering().add(values, at, count);
                return;
            }
            LongSet exact = exactSet();
            at = exact.add(values, at, count, limit, fresh);
            if (at < count) {
                makeRoom(exact);
            }
        }
    }

    /** After a set refused a value: a larger set, a bitmap or the sketch, whatever serves. */
    private void makeRoom(LongSet full) {
        long next = full.nextByteSize();
        if (ranged && DenseBits.bytesFor(lowest, highest) <= next) {
            toBits(full);
        } else if (full.count() >= limit || !budget.reserve(next)) {
            owner.overflow();
        } else {
            budget.release(full.byteSize());
            full.grow();
        }
    }

    private LongSet exactSet() {
        LongSet exact = set;
        if (exact == null) {
            exact = new LongSet();
            set = exact;
            budget.take(exact.byteSize());
        }
        return exact;
    }

    /** Makes the bitmap cover the range seen; false, and there is a set or a sketch, when that would take too much. */
    private boolean fitBits(int coming) {
        DenseBits present = bits;
        if (present != null && present.covers(lowest, highest)) {
            return true;
        }
        long bytes = DenseBits.bytesFor(lowest, highest);
        long values = present == null ? coming : present.count() + coming;
        if (bytes > Math.max(SMALL_BITMAP, BITMAP_BYTES_PER_VALUE * values)) {
            fromBits();
            return false;
        }
        if (present == null) {
            if (!budget.reserve(bytes)) {
                owner.overflow();
                return false;
            }
            bits = new DenseBits(lowest, highest);
            return true;
        }
        return widen(present, bytes);
    }

    /** Half as much again on the side that grew, so that a rising key does not copy the bitmap at every batch. */
    private boolean widen(DenseBits present, long needed) {
        long slack = needed * 4;
        long from = lowest < present.base() ? lowest - slack : present.base();
        long to = highest > present.top() ? highest + slack : present.top();
        if (from > lowest || to < highest || DenseBits.bytesFor(from, to) == Long.MAX_VALUE) {
            from = Math.min(lowest, present.base());
            to = Math.max(highest, present.top());
        }
        long bytes = DenseBits.bytesFor(from, to);
        if (bytes == Long.MAX_VALUE || !budget.reserve(bytes)) {
            owner.overflow();
            return false;
        }
        budget.release(present.byteSize());
        present.widen(from, to);
        return true;
    }

    private DenseBits covering() {
        if (bits == null) {
            throw new IllegalStateException("there is no bitmap");
        }
        return bits;
    }

    private void toBits(LongSet from) {
        long bytes = DenseBits.bytesFor(lowest, highest);
        if (!budget.reserve(bytes)) {
            owner.overflow();
            return;
        }
        DenseBits next = new DenseBits(lowest, highest);
        from.forEach((members, count) -> next.add(members, 0, count));
        bits = next;
        set = null;
        budget.release(from.byteSize());
    }

    private void fromBits() {
        DenseBits from = bits;
        if (from == null) {
            return;
        }
        int members = (int) Math.min(from.count(), Integer.MAX_VALUE);
        if (members > limit || !budget.reserve(LongSet.byteSizeFor(members))) {
            owner.overflow();
            return;
        }
        LongSet next = LongSet.of(members);
        Fresh unused = new Fresh();
        from.forEach((values, count) -> {
            unused.clear();
            next.add(values, 0, count, limit, unused);
        });
        bits = null;
        set = next;
        budget.release(from.byteSize());
    }

    @Override
    public void overflow() {
        HyperLogLog next = new HyperLogLog();
        forEach((members, count) -> next.add(members, 0, count));
        long before = byteSize();
        bits = null;
        set = null;
        sketch = next;
        budget.take(HyperLogLog.BYTES);
        budget.release(before);
    }

    /** Gives out every value or hash, some at a time, in no order, or rising where they are kept as a bitmap; nothing when a sketch. */
    public void forEach(LongChunk consumer) {
        if (set != null) {
            set.forEach(consumer);
        } else if (bits != null) {
            bits.forEach(consumer);
        }
    }

    /** Adds what another counter of the same kind of values has seen. */
    public void merge(DistinctCounter other) {
        if (other.sketch != null) {
            if (sketch == null) {
                owner.overflow();
            }
            if (sketch != null) {
                sketch.merge(other.sketch);
            }
            return;
        }
        Fresh unused = new Fresh();
        other.forEach((members, count) -> {
            if (other.ranged) {
                addValues(members, count, other.lowest, other.highest, unused);
            } else {
                addHashes(members, count, unused);
            }
        });
    }

    /** Whether {@link #forEach} gives rising values. */
    public boolean isSorted() {
        return bits != null;
    }

    public DistinctCount count() {
        if (sketch != null) {
            return new DistinctCount(
                    Math.round(sketch.estimate()), DistinctMethod.ESTIMATED, HyperLogLog.STANDARD_ERROR);
        } else if (bits != null) {
            return DistinctCount.exact(bits.count());
        }
        return DistinctCount.exact(set == null ? 0 : set.count());
    }
}
