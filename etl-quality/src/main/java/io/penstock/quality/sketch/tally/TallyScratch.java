package io.penstock.quality.sketch.tally;

import io.penstock.quality.distinct.Fresh;

/** Arrays that a tally uses again for every chunk. */
final class TallyScratch {
    final int[] unknown;
    final long[] keys;
    final IntList passing = new IntList();
    final Fresh fresh = new Fresh();

    /** @param chunk keys at a time, at most */
    TallyScratch(int chunk) {
        unknown = new int[chunk];
        keys = new long[chunk];
    }
}
