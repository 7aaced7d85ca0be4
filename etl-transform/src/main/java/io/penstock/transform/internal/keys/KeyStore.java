package io.penstock.transform.internal.keys;

import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A set of keys that never shrinks, in bounded memory (a log-structured merge tree without deletes: O'Neil et al. 1996). Keys
 * are added to a table; when the table has reached its part of the share it is written as a {@link SortedRun}; eight runs of
 * one level are merged to one of the next. A quarter of the share is the table's, half is the filters', which are folded when
 * they need more. One thread.
 */
final class KeyStore implements AutoCloseable {
    private static final int FAN_IN = 8;

    private final int width;
    private final StepContext context;
    private final KeyTable table;
    private final List<SortedRun> runs = new ArrayList<>();

    /** @param width longs per key: 1 or 2; the first is never 0 */
    KeyStore(int width, StepContext context) {
        this.width = width;
        this.context = context;
        this.table = new KeyTable(width, context.memoryShare() / 4);
    }

    /** Adds a key; false when it was there. */
    boolean add(long first, long second) {
        if (!table.reserve()) {
            spill();
        }
        if (runs.isEmpty()) {
            return table.add(first, second);
        }
        if (table.contains(first, second)) {
            return false;
        }
        for (int r = runs.size() - 1; r >= 0; r--) {
            if (runs.get(r).contains(first, second)) {
                return false;
            }
        }
        return table.add(first, second);
    }

    /** Whether a key was added. */
    boolean contains(long first, long second) {
        if (table.contains(first, second)) {
            return true;
        }
        for (int r = runs.size() - 1; r >= 0; r--) {
            if (runs.get(r).contains(first, second)) {
                return true;
            }
        }
        return false;
    }

    private void spill() {
        context.checkCancelled();
        try {
            int count = table.size();
            SortedRun.Writer writer = new SortedRun.Writer(context.spillDirectory(), width, count, 0);
            long[] keys = table.drainSorted();
            for (int i = 0; i < count; i++) {
                writer.add(keys[i * width], width == 2 ? keys[i * 2 + 1] : 0);
            }
            table.clear();
            runs.add(writer.finish());
            mergeFullLevels();
            foldFilters();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write spilled keys", e);
        }
    }

    private void mergeFullLevels() throws IOException {
        int level = 0;
        List<SortedRun> full = ofLevel(level);
        while (full.size() >= FAN_IN) {
            SortedRun merged = merge(full, level + 1);
            runs.removeAll(full);
            for (SortedRun run : full) {
                run.close();
            }
            runs.add(merged);
            full = ofLevel(++level);
        }
    }

    private List<SortedRun> ofLevel(int level) {
        return runs.stream().filter(run -> run.level() == level).toList();
    }

    private SortedRun merge(List<SortedRun> inputs, int level) throws IOException {
        long keys = inputs.stream().mapToLong(SortedRun::count).sum();
        SortedRun.Writer writer = new SortedRun.Writer(context.spillDirectory(), width, keys, level);
        PriorityQueue<RunCursor> queue = new PriorityQueue<>(RunCursor::order);
        for (SortedRun run : inputs) {
            RunCursor cursor = new RunCursor(run, width);
            if (cursor.next()) {
                queue.add(cursor);
            }
        }
        for (RunCursor least = queue.poll(); least != null; least = queue.poll()) {
            writer.add(least.first(), least.second());
            if (least.next()) {
                queue.add(least);
            }
        }
        return writer.finish();
    }

    /** Halves the largest filter until all of them fit half of the share. */
    private void foldFilters() {
        long limit = context.memoryShare() / 2;
        while (runs.stream().mapToLong(run -> run.filter().bytes()).sum() > limit) {
            SortedRun largest = runs.get(0);
            for (SortedRun run : runs) {
                if (run.filter().bytes() > largest.filter().bytes()) {
                    largest = run;
                }
            }
            if (!largest.filter().fold()) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (SortedRun run : runs) {
            try {
                run.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        runs.clear();
        if (failed != null) {
            throw failed;
        }
    }
}
