package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.Tally;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.data.Batch;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads a source to its end, without an engine. */
final class Drain {
    private Drain() {}

    /** Types every cell; on two threads one of them finds the records and both decode, as the engine does it. */
    static long rows(Extractor extractor, int threads, Consumer<Batch> each) throws Exception {
        ExecutorService others = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1);
        try (KernelContext context = new KernelContext()) {
            extractor.schema(context);
            long rows = 0;
            Deque<Future<Long>> pending = new ArrayDeque<>();
            try (BatchSource source = extractor.open(context)) {
                for (PendingBatch batch = source.take(); batch != null; batch = source.take()) {
                    PendingBatch taken = batch;
                    if (others != null && pending.size() < 2 * threads) {
                        pending.add(others.submit(() -> decode(taken, each)));
                    } else {
                        rows += decode(taken, each);
                    }
                    while (!pending.isEmpty() && pending.peek().isDone()) {
                        rows += pending.remove().get();
                    }
                }
                for (Future<Long> last : pending) {
                    rows += last.get();
                }
            }
            return rows;
        } finally {
            if (others != null) {
                others.shutdown();
            }
        }
    }

    private static long decode(PendingBatch batch, Consumer<Batch> each) throws Exception {
        Tally tally = new Tally(each);
        batch.decode(tally);
        WrongAnswerException.demand("rows refused", 0L, tally.rejected());
        return tally.emitted();
    }
}
