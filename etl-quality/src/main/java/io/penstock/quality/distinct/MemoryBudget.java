package io.penstock.quality.distinct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory that the counters of one inspection share. When a counter cannot grow within it, the largest of them goes over to its
 * sketch, until there is room. One thread.
 */
public final class MemoryBudget implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long share;
    private final List<DistinctCounter> counters = new ArrayList<>();
    private long used;

    /** @param share bytes */
    public MemoryBudget(long share) {
        this.share = share;
    }

    void register(DistinctCounter counter) {
        counters.add(counter);
    }

    /** Bytes that the counters hold now. */
    public long used() {
        return used;
    }

    /**
     * Books {@code bytes} for a table that {@code asker} is about to make beside the one it has.
     *
     * @return false when the asker is the largest and must become a sketch itself
     */
    boolean reserve(DistinctCounter asker, long bytes) {
        while (used + bytes > share && bytes > HyperLogLog.BYTES) {
            DistinctCounter largest = asker;
            long size = bytes;
            for (DistinctCounter each : counters) {
                if (each != asker && each.isExact() && each.byteSize() > size) {
                    largest = each;
                    size = each.byteSize();
                }
            }
            if (largest == asker) {
                return false;
            }
            largest.overflow();
        }
        used += bytes;
        return true;
    }

    /** Books a sketch, which is never refused. */
    void take(long bytes) {
        used += bytes;
    }

    void release(long bytes) {
        used -= bytes;
    }
}
