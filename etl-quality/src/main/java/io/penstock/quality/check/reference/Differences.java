package io.penstock.quality.check.reference;

import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.spill.LongRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What two sets of records, each a key and cells, differ in. */
final class Differences {
    private long equal;
    private long added;
    private long removed;
    private long changed;
    private long cells;

    private Differences() {}

    /** Compares part by part. */
    static Differences between(LongRecords mine, LongRecords theirs) throws IOException {
        if (mine.isOnDisk() || theirs.isOnDisk()) {
            mine.spill();
            theirs.spill();
        }
        Differences found = new Differences();
        for (int part = 0; part < mine.parts(); part++) {
            found.compare(mine.sortedPart(part), theirs.sortedPart(part));
        }
        return found;
    }

    private void compare(long[][] mine, long[][] theirs) {
        int i = 0;
        int j = 0;
        while (i < mine.length || j < theirs.length) {
            if (j == theirs.length || (i < mine.length && mine[i][0] < theirs[j][0])) {
                added++;
                i++;
            } else if (i == mine.length || mine[i][0] > theirs[j][0]) {
                removed++;
                j++;
            } else {
                int endMine = end(mine, i);
                int endTheirs = end(theirs, j);
                ofOneKey(
                        Arrays.asList(mine).subList(i, endMine),
                        Arrays.asList(theirs).subList(j, endTheirs));
                i = endMine;
                j = endTheirs;
            }
        }
    }

    private static int end(long[][] records, int from) {
        int at = from;
        while (at < records.length && records[at][0] == records[from][0]) {
            at++;
        }
        return at;
    }

    /** Sets equal records aside, pairs the others in order; the rest is added or removed. */
    private void ofOneKey(List<long[]> mine, List<long[]> theirs) {
        List<long[]> restMine = new ArrayList<>();
        List<long[]> restTheirs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < mine.size() || j < theirs.size()) {
            int order = i == mine.size() ? 1 : j == theirs.size() ? -1 : Arrays.compare(mine.get(i), theirs.get(j));
            if (order == 0) {
                equal++;
                i++;
                j++;
            } else if (order < 0) {
                restMine.add(mine.get(i++));
            } else {
                restTheirs.add(theirs.get(j++));
            }
        }
        int pairs = Math.min(restMine.size(), restTheirs.size());
        for (int p = 0; p < pairs; p++) {
            long[] one = restMine.get(p);
            for (int c = 1; c < one.length; c++) {
                cells += one[c] == restTheirs.get(p)[c] ? 0 : 1;
            }
        }
        changed += pairs;
        added += restMine.size() - pairs;
        removed += restTheirs.size() - pairs;
    }

    /** Rows of both sides, those of a pair counted once. */
    long rows() {
        return equal + different();
    }

    long different() {
        return added + removed + changed;
    }

    /** {@code 1 added, 2 removed, 3 changed in 4 cells}. */
    String words() {
        return Bounds.shown((double) added) + " added, " + Bounds.shown((double) removed) + " removed, "
                + Bounds.shown((double) changed) + " changed in " + Bounds.shown((double) cells)
                + (cells == 1 ? " cell" : " cells");
    }
}
