package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.transform.internal.spill.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges sorted runs by a tournament of losers (Knuth, TAOCP 3, 5.4.1); of equal rows the one of the earlier run comes first. */
final class RunMerge {
    private final RunCursor[] cursors;
    private final int[] losers;
    private final List<Batch> sources = new ArrayList<>();
    private int winner;

    RunMerge(List<BatchFile> runs, List<SortColumn> order) throws IOException {
        cursors = new RunCursor[runs.size()];
        for (int r = 0; r < cursors.length; r++) {
            cursors[r] = new RunCursor(runs.get(r), new KeyEncoder(order));
        }
        losers = new int[cursors.length];
        Arrays.fill(losers, -1);
        for (int r = cursors.length - 1; r >= 0; r--) {
            play(r);
        }
    }

    /** The next rows in order, at most {@code most}; null at the end. */
    @Nullable
    Batch next(int most) throws IOException {
        int[] from = new int[most];
        int[] rows = new int[most];
        int count = 0;
        sources.clear();
        for (RunCursor cursor : cursors) {
            cursor.listed = -1;
        }
        while (count < most && !cursors[winner].atEnd()) {
            RunCursor cursor = cursors[winner];
            if (cursor.listed < 0) {
                cursor.listed = sources.size();
                sources.add(cursor.block());
            }
            from[count] = cursor.listed;
            rows[count++] = cursor.row();
            cursor.advance();
            play(winner);
        }
        return count == 0 ? null : Interleave.of(sources, from, rows, count);
    }

    /** Lets a run play its way up the tree; what it loses against takes its place. */
    private void play(int run) {
        int best = run;
        for (int node = (run + cursors.length) / 2; node > 0; node /= 2) {
            int other = losers[node];
            if (other < 0) {
                losers[node] = best;
                return;
            }
            if (cursors[other].isBefore(cursors[best], other < best)) {
                losers[node] = best;
                best = other;
            }
        }
        winner = best;
    }
}
