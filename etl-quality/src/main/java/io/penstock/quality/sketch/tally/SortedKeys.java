package io.penstock.quality.sketch.tally;

import io.penstock.quality.distinct.DistinctCounter;
import io.penstock.quality.sketch.SortedCounts;
import java.util.Arrays;

/** Keys sorted in an array, their counts looked up. */
final class SortedKeys {
    private SortedKeys() {}

    static SortedCounts of(DistinctCounter counter, Counts counts) {
        long[] keys = new long[(int) counter.count().count()];
        int[] used = {0};
        counter.forEach((members, size) -> {
            System.arraycopy(members, 0, keys, used[0], size);
            used[0] += size;
        });
        Arrays.sort(keys);
        return consumer -> {
            for (long key : keys) {
                consumer.accept(key, Math.max(1, counts.get(key)));
            }
        };
    }
}
