package io.penstock.quality.sketch;

/** Keys in rising order, each with how often it occurs; can be run through again and again. */
@FunctionalInterface
public interface SortedCounts {
    /** Takes a key with its number of occurrences. */
    @FunctionalInterface
    interface Consumer {
        void accept(long key, long count);
    }

    void forEach(Consumer consumer);
}
