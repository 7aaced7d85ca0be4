package io.penstock.quality.distinct;

/** Takes some of a set's members at a time; the array is used again for the next. */
public interface LongChunk {
    /** As many members as come at once, at most. */
    int SIZE = 1024;

    /** @param count of members, from the first */
    void accept(long[] members, int count);
}
