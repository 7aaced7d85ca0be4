package io.penstock.quality.distinct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The memory that the counters of one inspection share. Within a batch a counter may grow past the share, at most to twice as much in all; after
 * each batch the largest go over to their sketches until the rest fits. So what becomes a sketch depends on the data alone, also
 * where several threads fill a counter each. Booking is safe for use by several threads.
 */
public final class MemoryBudget implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long share;
    private final List<Holder> holders = new ArrayList<>();
    private long used;

    /** @param share bytes */
    public MemoryBudget(long share) {
        this.share = share;
    }

    /** Adds one who may be told to become a sketch. */
    public void register(Holder holder) {
        holders.add(holder);
    }

    /** Bytes that the counters hold now. */
    public synchronized long used() {
        return used;
    }

    /**
     * Books {@code bytes} for a table that is about to be made beside the one there is.
     *
     * @return false when there is no room and the asker must become a sketch
     */
    public synchronized boolean reserve(long bytes) {
        if (used + bytes > 2 * share && bytes > HyperLogLog.BYTES) {
            return false;
        }
        used += bytes;
        return true;
    }

    /** Books what is never refused: a sketch. */
    public synchronized void take(long bytes) {
        used += bytes;
    }

    /** Gives bytes back. */
    public synchronized void release(long bytes) {
        used -= bytes;
    }

    /** After a batch, while no counter is in use: the largest become sketches until the rest fits into the share. */
    public void settle() {
        while (used() > share) {
            Holder largest = holders.stream()
                    .filter(each -> each.isExact() && each.byteSize() > HyperLogLog.BYTES)
                    .max(Comparator.comparingLong(Holder::byteSize).thenComparingLong(Holder::members))
                    .orElse(null);
            if (largest == null) {
                return;
            }
            largest.overflow();
        }
    }
}
